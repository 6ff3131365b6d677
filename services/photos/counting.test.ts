// Counts must survive whatever people do with tags, and what earlier versions left behind.
import { expect, test } from 'vitest'
import { DAY_MS } from '../platform/durations.ts'
import { hasStatus, STATUS } from '../platform/grpc-status.ts'
import { newPhoto } from './new-photo.ts'
import { picture } from './test-pictures.ts'
import { announcement, OWNER, setUp, type World } from './test-world.ts'

const documents = async (world: World) => {
  const { docs } = await world.firestore.collection('photoCounts').get()
  return docs
}
const valuesOf = async (world: World, group: string) =>
  (await documents(world)).flatMap((document) => Object.entries<number>(document.get(group) ?? {}))
const fresh = (round: number) => Array.from({ length: 50 }, (_, i) => `tag ${round} ${i} ${'x'.repeat(30)}`)

test('tags that no photo has any more leave nothing behind', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await picture())
  for (let round = 0; round < 4; round++) await world.photos.edit(OWNER, id, { tags: fresh(round) })
  await world.photos.tag(OWNER, { ids: [id], add: [], remove: fresh(3).slice(1) })
  expect(await valuesOf(world, 'tags')).toEqual([[`=${fresh(3)[0]}`, 1]])

  await world.photos.trash(OWNER, [id])
  for (const group of ['days', 'tags', 'cameras', 'formats']) expect(await valuesOf(world, group)).toEqual([])
})

test('more tags than fit in a document are counted as far as there is room', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await picture())
  const [document] = await documents(world)
  const many = Array.from({ length: 9000 }, (_, i) => [`=${String(i).padStart(5, '0')}${'ä'.repeat(45)}`, 2])
  await document?.ref.update({ tags: Object.fromEntries(many) })

  await world.photos.edit(OWNER, id, { tags: ['sea', 'lake'] })
  expect(await world.photos.get(OWNER, id)).toMatchObject({ tags: ['sea', 'lake'] })
  expect(await world.photos.summary(OWNER)).toMatchObject({ total: 1 })
  const sizes = (await valuesOf(world, 'tags')).map(([name]) => Buffer.byteLength(name) + 9)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(400_000)
})

test('a document full of zeros is repaired by the next change', async () => {
  await using world = await setUp()
  const id = await world.uploaded(await picture())
  const before = await world.photos.summary(OWNER)
  await fillWithZeros(world)

  await world.photos.edit(OWNER, id, { tags: ['sea'] })
  expect(await world.photos.summary(OWNER)).toEqual({ ...before, tags: [{ value: 'sea', count: 1 }] })
  expect(await valuesOf(world, 'tags')).toEqual([['=sea', 1]])
})

test('an upload that finds no room for its day makes room', async () => {
  await using world = await setUp()
  const reserve = (id: string) => {
    const upload = announcement(Buffer.from(id))
    const at = new Date(world.clock.now()).toISOString()
    const photo = newPhoto({ ownerId: OWNER, id, upload, contentType: 'image/jpeg', at })
    return world.store.reserve(photo, 1_000_000)
  }
  // Ids with the same ending are counted in the same document.
  await reserve('photo1x')
  await fillWithZeros(world)
  world.clock.advance(3 * DAY_MS)
  await reserve('photo2x')
  expect(await world.photos.summary(OWNER)).toMatchObject({ total: 2, days: [{ count: 1 }, { count: 1 }] })
  expect(await valuesOf(world, 'tags')).toEqual([])
})

/** Fills the document until the database accepts not even the smallest field. */
async function fillWithZeros(world: World): Promise<void> {
  const [document] = await documents(world)
  // A field takes a name of 990 bytes and some overhead; 1047 of them leave a few hundred bytes.
  const zeros = Array.from({ length: 1047 }, (_, i) => [`=${i}`.padEnd(990, 'z'), 0])
  await document?.ref.set({ tags: Object.fromEntries(zeros) }, { merge: true })
  for (const size of [200, 50, 10, 3]) {
    for (let number = 10; ; number++) {
      const another = { tags: { [`=${number}`.padEnd(size, 'a')]: 0 } }
      try {
        await document?.ref.set(another, { merge: true })
      } catch (error) {
        if (!hasStatus(error, STATUS.INVALID_ARGUMENT)) throw error
        break
      }
    }
  }
}
