import type { PhotoArchive } from '../../../services/photos/archives/changes.ts'
import type { ArchivedFiles } from '../../../services/photos/archives/schemas.ts'
import { newArchive } from '../../../services/photos/archives/service.ts'
import { createArchiveStore } from '../../../services/photos/archives/store.ts'
import { photoArchiveDue } from '../../../services/photos/events.ts'
import { newId } from '../../../services/platform/ids.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { download } from './downloads.ts'
import { readyPhoto } from './photos.ts'

/** An archive that a function makes, as if it were of more photos than the API puts together itself. */
export async function recordArchive(world: World, files: ArchivedFiles): Promise<string> {
  const photo = await readyPhoto(world, world.maker)
  const facts = newArchive({
    ...{ ownerId: world.makerId, id: newId(), ids: [photo.id], filter: null, files, name: 'photos' },
    ...{ seesPrivate: false, now: Date.now() },
  })
  await createArchiveStore(world.firestore, Date.now).change(facts.id, () => facts)
  return facts.id
}

async function makeArchive(world: World, files: ArchivedFiles): Promise<void> {
  const id = await recordArchive(world, files)
  world.send(photoArchiveDue, { ownerId: world.makerId, archiveId: id })
  const read = () => world.maker.call<PhotoArchive>('GET', `/photos/archives/${id}`)
  await world.until('the archive is made', async () => (await read()).status === 'ready')
  await download(world, `/api/v1/photos/archives/${id}/content`)
  await world.maker.call('DELETE', `/photos/archives/${id}`)
  const store = createArchiveStore(world.firestore, Date.now)
  await world.until('its bytes are removed', async () => (await store.get(id)) === null)
}

export const photoArchives: Scenario[] = [
  {
    name: 'a small archive of photos is made while it is fetched',
    async run(world) {
      const { id } = await readyPhoto(world, world.maker)
      const request = { ids: [id], files: 'pictures' }
      const archive = await world.maker.call<PhotoArchive>('POST', '/photos/archives', request)
      await download(world, `/api/v1/photos/archives/${archive.id}/content`)
    },
  },
  { name: 'an archive of originals is stored', run: (world) => makeArchive(world, 'originals') },
  { name: 'an archive of pictures is stored', run: (world) => makeArchive(world, 'pictures') },
]
