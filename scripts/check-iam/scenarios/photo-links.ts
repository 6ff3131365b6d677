import type { CreatedLink } from '../../../services/photos/links/schemas.ts'
import { createLinkStore } from '../../../services/photos/links/store.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { readyPhoto } from './photos.ts'

/** A link to one photo with a watermark, of which somebody has seen the picture. */
export async function seenLink(world: World): Promise<{ id: string }> {
  const photo = await readyPhoto(world, world.maker)
  const { link, path } = await world.maker.call<CreatedLink>('POST', '/photo-links', {
    ...{ title: 'Wedding', watermark: '© Ana' },
    source: { kind: 'photos', ids: [photo.id] },
  })
  const address = new URL(`/api/v1/shared/${path.slice('/s/'.length)}/photos/${photo.id}/preview`, world.url)
  await world.until('its picture is shown', async () => {
    const answer = await fetch(address)
    await answer.body?.cancel()
    return answer.ok
  })
  return link
}

export const photoLinks: Scenario[] = [
  {
    name: 'somebody looks at a photo by its link, and the link is deleted',
    async run(world) {
      const { id } = await seenLink(world)
      await world.maker.call('DELETE', `/photo-links/${id}`)
      const store = createLinkStore(world.firestore, Date.now)
      await world.until('its pictures are removed', async () => (await store.get(id)) === null)
    },
  },
]
