import { FieldValue, GeoPoint, Timestamp } from '@google-cloud/firestore'
import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

const EVERYTHING = {
  null: null,
  yes: true,
  whole: 42,
  large: -(2 ** 40),
  real: 0.5,
  notANumber: Number.NaN,
  time: new Timestamp(1_700_000_000, 123_456_000),
  early: new Timestamp(-62_135_596_800, 0),
  text: 'héllo 🌍 \u0000',
  long: 'x'.repeat(5000),
  bytes: Buffer.from([0, 1, 255]),
  place: new GeoPoint(-33.5, 151.2),
  list: [1, 'two', { three: 3 }],
  map: { nested: { deep: true }, empty: {} },
  nothing: [],
  vector: FieldValue.vector([1, 2, 3]),
}

test('a document comes back as it was written, also after a restart', async () => {
  await using world = await setUp()
  const reference = world.db.doc('users/ada')
  await reference.set({ ...EVERYTHING, friend: world.db.doc('users/bob') })

  const db = await world.restart()
  const { friend, ...data } = (await db.doc('users/ada').get()).data()!
  expect(data).toEqual(EVERYTHING)
  expect(friend.path).toBe('users/bob')
})

test('updates change only what they name', async () => {
  await using world = await setUp()
  const reference = world.db.doc('users/ada')
  await reference.set({ name: 'Ada', address: { city: 'London', street: 'A' }, 'odd.name': 1 })
  await reference.update({ 'address.city': 'Paris', name: FieldValue.delete() })
  await reference.set({ added: true }, { merge: true })
  expect((await reference.get()).data()).toEqual({
    address: { city: 'Paris', street: 'A' },
    'odd.name': 1,
    added: true,
  })
})

test('transforms', async () => {
  await using world = await setUp()
  const reference = world.db.doc('counters/a')
  await reference.set({ count: 1, tags: ['a', 1], text: 'x' })
  const before = world.clock.now()
  await reference.update({
    count: FieldValue.increment(2),
    fraction: FieldValue.increment(0.5),
    text: FieldValue.increment(7),
    tags: FieldValue.arrayUnion('b', 'a', 1.0),
    at: FieldValue.serverTimestamp(),
    high: FieldValue.maximum(3),
    count2: FieldValue.minimum(-1),
  })
  const { at, ...rest } = (await reference.get()).data()!
  expect(rest).toEqual({ count: 3, fraction: 0.5, text: 7, tags: ['a', 1, 'b'], high: 3, count2: -1 })
  expect(at.toMillis()).toBeGreaterThanOrEqual(before)
  expect(at.toMillis()).toBeLessThanOrEqual(world.clock.now())
  await reference.update({ tags: FieldValue.arrayRemove('a', 1) })
  expect((await reference.get()).get('tags')).toEqual(['b'])
})

test('preconditions', async () => {
  await using world = await setUp()
  const reference = world.db.doc('users/ada')
  await expect(reference.update({ a: 1 })).rejects.toMatchObject({
    code: 5,
    message: /No document to update/,
  })
  const { writeTime } = await reference.create({ a: 1 })
  await expect(reference.create({ a: 1 })).rejects.toMatchObject({ code: 6, message: /already exists/ })
  await reference.set({ a: 2 })
  await expect(reference.update({ a: 3 }, { lastUpdateTime: writeTime })).rejects.toMatchObject({ code: 9 })
  await expect(reference.delete({ lastUpdateTime: writeTime })).rejects.toMatchObject({ code: 9 })
  expect((await reference.get()).data()).toEqual({ a: 2 })
})

test('a batch happens as a whole or not at all', async () => {
  await using world = await setUp()
  const { db } = world
  const batch = db.batch().set(db.doc('a/1'), { n: 1 }).update(db.doc('a/missing'), { n: 1 })
  await expect(batch.commit()).rejects.toMatchObject({ code: 5 })
  expect((await db.doc('a/1').get()).exists).toBe(false)
})

test('commit times only grow, and a write that changes nothing keeps the update time', async () => {
  await using world = await setUp()
  const reference = world.db.doc('a/1')
  const results = await Promise.all(Array.from({ length: 50 }, (_, n) => world.db.doc(`a/${n}`).set({ n })))
  const times = results.map(({ writeTime }) => writeTime.valueOf())
  expect(new Set(times).size).toBe(50)
  const first = await reference.set({ n: 'same' })
  await reference.set({ n: 'same' })
  expect((await reference.get()).updateTime!.isEqual(first.writeTime)).toBe(true)
})

test('a document over 1 MiB, reserved names and nested arrays are refused', async () => {
  await using world = await setUp()
  const { db } = world
  await expect(db.doc('a/1').set({ text: 'x'.repeat(1_048_577) })).rejects.toMatchObject({
    code: 3,
    message: /exceeds the maximum allowed size of 1,048,576 bytes/,
  })
  await expect(db.doc('a/__reserved__').set({})).rejects.toMatchObject({ code: 3 })
  await expect(db.doc('a/1').set({ __name__: 1 })).rejects.toMatchObject({ code: 3 })
})

test('several documents at once, missing ones included', async () => {
  await using world = await setUp()
  const { db } = world
  await db.doc('a/1').set({ n: 1, m: 2 })
  const [one, none] = await db.getAll(db.doc('a/1'), db.doc('a/2'), { fieldMask: ['n'] })
  expect(one!.data()).toEqual({ n: 1 })
  expect(none!.exists).toBe(false)
})

test('collections and documents are listed, missing parents too', async () => {
  await using world = await setUp()
  const { db } = world
  await db.doc('a/1').set({})
  await db.doc('a/ghost/b/1').set({})
  expect((await db.listCollections()).map(({ id }) => id)).toEqual(['a'])
  expect((await db.doc('a/ghost').listCollections()).map(({ id }) => id)).toEqual(['b'])
  expect((await db.collection('a').listDocuments()).map(({ id }) => id)).toEqual(['1', 'ghost'])
})

test('an unknown database is not found', async () => {
  await using world = await setUp()
  const other = world.connect({ databaseId: 'other' })
  await expect(other.doc('a/1').get()).rejects.toMatchObject({ code: 5, message: /does not exist/ })
})
