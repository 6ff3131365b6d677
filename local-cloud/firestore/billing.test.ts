// Counts that were worked out by hand from https://firebase.google.com/docs/firestore/pricing#operations
import { FieldPath, FieldValue } from '@google-cloud/firestore'
import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

const AGES_AND_STARTS = {
  collection: 'people',
  queryScope: 'COLLECTION' as const,
  fields: [
    { path: 'age', order: 'ASCENDING' as const },
    { path: 'start', order: 'ASCENDING' as const },
  ],
}

/** Ten people of the ages 20 to 29, who started in the years 2000 to 2009. */
async function people() {
  const world = await setUp({ indexes: [AGES_AND_STARTS] })
  const all = world.db.collection('people')
  const batch = world.db.batch()
  for (let i = 0; i < 10; i++) batch.set(all.doc(`p${i}`), { age: 20 + i, start: 2000 + i })
  await batch.commit()
  return {
    ...world,
    all,
    /** What everything since the last call has cost. */
    bill() {
      const bill = { reads: 0, writes: 0, deletes: 0 }
      for (const happening of world.happenings.splice(0)) {
        if (happening.kind !== 'documents') continue
        bill.reads += happening.reads
        bill.writes += happening.writes
        bill.deletes += happening.deletes
      }
      return bill
    },
    [Symbol.asyncDispose]: world[Symbol.asyncDispose],
  }
}

test('each document that is set, changed or deleted counts once', async () => {
  await using world = await people()
  expect(world.bill()).toEqual({ reads: 0, writes: 10, deletes: 0 })

  const batch = world.db.batch()
  batch.set(world.all.doc('new'), { at: FieldValue.serverTimestamp() })
  batch.update(world.all.doc('p0'), { age: FieldValue.increment(1) })
  batch.delete(world.all.doc('p1'))
  batch.delete(world.all.doc('never-there'))
  await batch.commit()
  expect(world.bill()).toEqual({ reads: 0, writes: 2, deletes: 2 })

  await expect(world.all.doc('p2').create({ age: 1 })).rejects.toThrow('already exists')
  expect(world.bill()).toEqual({ reads: 0, writes: 0, deletes: 0 })
})

test('a transaction pays for what it reads and for what it writes', async () => {
  await using world = await people()
  world.bill()
  await world.db.runTransaction(async (transaction) => {
    await transaction.getAll(world.all.doc('p0'), world.all.doc('p1'), world.all.doc('missing'))
    transaction.update(world.all.doc('p0'), { age: 99 })
  })
  expect(world.bill()).toEqual({ reads: 3, writes: 1, deletes: 0 })
})

test.each<[string, (world: Awaited<ReturnType<typeof people>>) => Promise<unknown>, number]>([
  ['one document', ({ all }) => all.doc('p1').get(), 1],
  ['a document that does not exist', ({ all }) => all.doc('missing').get(), 1],
  ['all ten', ({ all }) => all.get(), 10],
  ['the first three', ({ all }) => all.orderBy('age').limit(3).get(), 3],
  ['no results: the least that a query costs', ({ all }) => all.where('age', '==', 1).get(), 1],
  ['what an offset skips', ({ all }) => all.orderBy('age').offset(4).limit(1).get(), 5],
  ['one range: index entries are free', ({ all }) => all.where('age', '>=', 25).get(), 5],
  [
    'two ranges: five documents, and one read for the entries of ages 22 to 29',
    ({ all }) => all.where('age', '>=', 22).where('start', '>=', 2005).get(),
    6,
  ],
  [
    'a range beside another order: eight documents and one read for entries',
    ({ all }) => all.where('age', '>=', 22).orderBy('age').orderBy('start').get(),
    9,
  ],
  [
    'a range beside the name: two documents and one read for entries',
    ({ all }) => all.where(FieldPath.documentId(), 'in', ['p1', 'p2']).where('age', '>', 0).get(),
    3,
  ],
  ['a count of ten', ({ all }) => all.count().get(), 1],
  ['a count of none', ({ all }) => all.where('age', '==', 1).count().get(), 1],
  ['a list of names', ({ all }) => all.listDocuments(), 10],
  ['a list of collections', ({ db }) => db.listCollections(), 1],
])('reads of %s', async (_, run, reads) => {
  await using world = await people()
  world.bill()
  await run(world)
  expect(world.bill()).toEqual({ reads, writes: 0, deletes: 0 })
})

test('a thousand index entries of an aggregation are one read', async () => {
  await using world = await people()
  for (let first = 0; first < 1500; first += 500) {
    const batch = world.db.batch()
    for (let i = first; i < first + 500; i++) batch.set(world.db.doc(`many/${i}`), { value: i })
    await batch.commit()
  }
  world.bill()

  await world.db.collection('many').count().get()

  expect(world.bill()).toEqual({ reads: 2, writes: 0, deletes: 0 })
})

test('a hundred vectors that a search compares are one read, and so is each result', async () => {
  await using world = await setUp({
    indexes: [
      {
        collection: 'entries',
        queryScope: 'COLLECTION',
        fields: [
          { path: '__name__', order: 'ASCENDING' },
          { path: 'vector', vectorConfig: { dimension: 2 } },
        ],
      },
    ],
  })
  const batch = world.db.batch()
  for (let i = 0; i < 150; i++) batch.set(world.db.doc(`entries/${i}`), { vector: FieldValue.vector([i, 1]) })
  await batch.commit()
  world.happenings.length = 0

  await world.db
    .collection('entries')
    .findNearest({ vectorField: 'vector', queryVector: [1, 0], limit: 5, distanceMeasure: 'EUCLIDEAN' })
    .get()

  expect(world.happenings).toMatchObject([{ method: 'RunQuery', reads: 5 + 2 }])
})

test('a listener reads what it gets: new, changed and leaving, but not deleted documents', async () => {
  await using world = await people()
  world.bill()
  let snapshots = 0
  let onSnapshot = () => {}
  const next = () => new Promise<void>((resolve) => (onSnapshot = resolve))
  const first = next()
  const stop = world.all.where('age', '>=', 25).onSnapshot(() => {
    snapshots++
    onSnapshot()
  })
  await first
  expect(world.bill().reads).toBe(5)

  const steps: [() => Promise<unknown>, number][] = [
    [() => world.all.doc('p5').update({ start: 1 }), 1],
    [() => world.all.doc('p6').update({ age: 1 }), 1],
    [() => world.all.doc('p7').delete(), 0],
    [() => world.all.doc('new').set({ age: 77 }), 1],
  ]
  for (const [change, reads] of steps) {
    const seen = next()
    await change()
    await seen
    expect(world.bill().reads).toBe(reads)
  }
  expect(snapshots).toBe(5)
  stop()
})

test('documents that expire are deletes, too', async () => {
  await using world = await setUp({
    fields: [{ collection: 'letters', field: 'due', indexes: [], ttl: true }],
  })
  await world.db.doc('letters/a').set({ due: new Date(world.clock.now() - 1000) })
  world.happenings.length = 0

  const gone = new Promise<void>((resolve) => {
    const stop = world.db.doc('letters/a').onSnapshot((snapshot) => {
      if (snapshot.exists) return
      stop()
      resolve()
    })
  })
  world.clock.advance(600_000)
  await gone

  expect(world.happenings).toContainEqual(expect.objectContaining({ method: 'TTL', deletes: 1 }))
})
