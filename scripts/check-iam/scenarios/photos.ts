import type { Album } from '../../../services/photos/albums/schemas.ts'
import type { Photo, PhotoTile } from '../../../services/photos/schemas.ts'
import type { PageOf } from '../../../services/platform/schemas.ts'
import type { StudioClient } from '../../client.ts'
import { photograph } from '../../photograph.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { download } from './downloads.ts'
import { isAcked } from './late-events.ts'

let seed = 1

export async function readyPhoto(world: World, person: StudioClient): Promise<Photo> {
  const { photo } = await person.upload(await photograph(seed++))
  const read = () => person.call<Photo>('GET', `/photos/${photo.id}`)
  await world.until('the photo is ready', async () => (await read()).status === 'ready')
  return read()
}

export const photos: Scenario[] = [
  {
    name: 'a photo is uploaded and looked at',
    async run(world) {
      const photo = await readyPhoto(world, world.maker)
      await download(world, photo.thumbnailUrl ?? '')
      await download(world, `/api/v1/photos/${photo.id}/original`)
    },
  },
  {
    name: 'a photo is turned',
    async run(world) {
      const { id } = await readyPhoto(world, world.maker)
      const adjustments = { turn: 90, crop: null }
      await world.maker.call('PUT', `/photos/${id}/adjustments`, { adjustments })
      await world.until('its renditions are made again', () => isAcked(world, 'photo-renditions'))
    },
  },
  {
    name: 'a photo is deleted for good',
    async run(world) {
      const photo = await readyPhoto(world, world.maker)
      await world.maker.call('POST', '/photos/trash', { ids: [photo.id] })
      await world.maker.call('POST', '/photos/delete', { ids: [photo.id] })
      await world.until('its bytes are removed', () => isAcked(world, 'photo-removal'))
    },
  },
  {
    name: 'an album is filled by a function',
    async run(world) {
      const photo = await readyPhoto(world, world.maker)
      const { id } = await world.maker.call<Album>('POST', '/albums', { title: 'All' })
      await world.maker.call('POST', `/albums/${id}/filling`, {})
      const read = () => world.maker.call<PageOf<PhotoTile>>('GET', `/photos?album=${id}&sort=hand&limit=200`)
      await world.until('the photo is in it', async () =>
        (await read()).items.some((tile) => tile.id === photo.id),
      )
    },
  },
]
