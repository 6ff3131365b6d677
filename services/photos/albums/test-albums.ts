// Photos without bytes, for tests of albums.
import { newPhoto } from '../new-photo.ts'
import type { PhotoFacts } from '../record.ts'
import { announcement, OWNER, type World } from '../test-world.ts'

/** So many photos in the database, each taken a minute after the one before; the answer has their ids. */
export async function photosOf(
  world: Pick<World, 'store' | 'clock'>,
  count: number,
  facts: Partial<PhotoFacts> = {},
): Promise<string[]> {
  const { ownerId = OWNER } = facts
  const ids: string[] = []
  for (let number = 0; number < count; number += 1) {
    const id = `${ownerId}-${String(number).padStart(5, '0')}-${facts.title ?? 'photo'}`
    const at = new Date(world.clock.now()).toISOString()
    const upload = announcement(Buffer.from(id))
    const takenAt = new Date(Date.UTC(2024, 0, 1, 0, number)).toISOString()
    const photo = newPhoto({ ownerId, id, upload, contentType: 'image/jpeg', at })
    await world.store.reserve({ ...photo, takenAt, ...facts }, 1e9)
    ids.push(id)
  }
  return ids
}

/** Ids of a whole album in its own order. */
export async function idsIn(
  world: Pick<World, 'photos'>,
  albumId: string,
  ownerId = OWNER,
): Promise<string[]> {
  const ids: string[] = []
  for await (const { id } of world.photos.albums.each(ownerId, albumId)) ids.push(id)
  return ids
}
