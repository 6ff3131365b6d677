import { FieldValue, type Firestore } from '@google-cloud/firestore'
import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

const increment = (db: Firestore, path: string) =>
  db.runTransaction(async (transaction) => {
    const reference = db.doc(path)
    const count = (await transaction.get(reference)).get('count') ?? 0
    transaction.set(reference, { count: count + 1 })
  })

test('200 transactions at once on one document are each applied exactly once', async () => {
  await using world = await setUp()
  const { db } = world
  await Promise.all(Array.from({ length: 200 }, () => increment(db, 'a/hot')))
  expect((await db.doc('a/hot').get()).get('count')).toBe(200)
})

test('transfers in opposite directions lose nothing and all finish', async () => {
  await using world = await setUp()
  const { db } = world
  const [left, right] = [db.doc('a/left'), db.doc('a/right')]
  await Promise.all([left.set({ sum: 1000 }), right.set({ sum: 1000 })])
  const transfer = (from: typeof left, to: typeof left) =>
    db.runTransaction(async (transaction) => {
      const a = await transaction.get(from)
      const b = await transaction.get(to)
      transaction.update(from, { sum: a.get('sum') - 1 })
      transaction.update(to, { sum: b.get('sum') + 1 })
    })
  await Promise.all(
    Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? transfer(left, right) : transfer(right, left))),
  )
  expect((await left.get()).get('sum')).toBe(1020)
  expect((await right.get()).get('sum')).toBe(980)
})

test('a query in a transaction blocks writes that would add to its results', async () => {
  await using world = await setUp()
  const { db } = world
  const open = db.collection('jobs').where('state', '==', 'open')
  const claim = (name: string) =>
    db.runTransaction(async (transaction) => {
      const found = await transaction.get(open)
      if (found.size < 3) transaction.create(db.doc(`jobs/${name}`), { state: 'open' })
    })
  await Promise.all(Array.from({ length: 10 }, (_, i) => claim(`job${i}`)))
  expect((await open.get()).size).toBe(3)
})

test('a plain write waits for a transaction that has read the document', async () => {
  await using world = await setUp()
  const { db } = world
  const reference = db.doc('a/1')
  await reference.set({ n: 1 })
  let outside: Promise<unknown> = Promise.resolve()
  await db.runTransaction(async (transaction) => {
    const n = (await transaction.get(reference)).get('n')
    outside = reference.update({ n: FieldValue.increment(10) })
    // A write to another document shows that the first one is waiting, not merely slow.
    await db.doc('a/2').set({})
    transaction.update(reference, { n: n * 2 })
  })
  await outside
  expect((await reference.get()).get('n')).toBe(12)
})

test('a read-only transaction sees one state', async () => {
  await using world = await setUp()
  const { db } = world
  const list = db.collection('list')
  await Promise.all([1, 2, 3].map((n) => list.doc(`d${n}`).set({ n })))
  const seen = await db.runTransaction(
    async (transaction) => {
      const first = await transaction.get(list.doc('d1'))
      await db
        .batch()
        .delete(list.doc('d1'))
        .update(list.doc('d2'), { n: 0 })
        .set(list.doc('d4'), { n: 4 })
        .commit()
      const all = await transaction.get(list.orderBy('n', 'desc'))
      const again = await transaction.get(list.doc('d1'))
      return [first.exists, again.exists, ...all.docs.map(({ id }) => id)]
    },
    { readOnly: true },
  )
  expect(seen).toEqual([true, true, 'd3', 'd2', 'd1'])
  expect((await list.orderBy('n').get()).docs.map(({ id }) => id)).toEqual(['d2', 'd3', 'd4'])
})

test('an abandoned transaction releases its locks after a minute', async () => {
  await using world = await setUp()
  const { db } = world
  const reference = db.doc('a/1')
  await reference.set({ n: 1 })
  const { promise: forever } = Promise.withResolvers<void>()
  const { promise: holds, resolve: hasRead } = Promise.withResolvers<void>()
  const abandoned = db.runTransaction(async (transaction) => {
    await transaction.get(reference)
    hasRead()
    await forever
  })
  void abandoned.catch(() => {})
  await holds
  const write = reference.update({ n: 2 })
  await db.doc('a/2').set({})
  world.clock.advance(61_000)
  await write
  expect((await reference.get()).get('n')).toBe(2)
})

test('a transaction whose connection ended releases its locks after two seconds', async () => {
  await using world = await setUp()
  const other = world.connect()
  const { promise: holds, resolve: hasRead } = Promise.withResolvers<void>()
  const cut = other.runTransaction(async (transaction) => {
    await transaction.get(other.doc('a/1'))
    hasRead()
    await new Promise(() => {})
  })
  void cut.catch(() => {})
  await holds
  const write = world.db.doc('a/1').set({ n: 2 })
  await other.terminate()
  await write
})

test('a failed transaction function leaves nothing behind', async () => {
  await using world = await setUp()
  const { db } = world
  const attempt = db.runTransaction(async (transaction) => {
    await transaction.get(db.doc('a/1'))
    transaction.set(db.doc('a/1'), { n: 1 })
    throw new Error('changed my mind')
  })
  await expect(attempt).rejects.toThrow('changed my mind')
  await db.doc('a/1').create({ n: 2 })
})
