import { EventEmitter, on } from 'node:events'
import type { DocumentSnapshot, Query, QuerySnapshot } from '@google-cloud/firestore'
import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

/** Collects what a listener is told, in order. */
function told<Snapshot>(
  listen: (next: (snapshot: Snapshot) => void, failed: (error: Error) => void) => () => void,
) {
  const emitter = new EventEmitter()
  const snapshots = on(emitter, 'snapshot')
  const stop = listen(
    (snapshot) => emitter.emit('snapshot', snapshot),
    (error) => emitter.emit('error', error),
  )
  return {
    async next(): Promise<Snapshot> {
      const { value } = await snapshots.next()
      if (!value) throw new Error('The listener ended')
      return value[0]
    },
    stop,
  }
}

const watch = (query: Query) => told<QuerySnapshot>((next, failed) => query.onSnapshot(next, failed))

const idsOf = (snapshot: QuerySnapshot) => snapshot.docs.map(({ id }) => id)
const changesOf = (snapshot: QuerySnapshot) =>
  snapshot.docChanges().map(({ type, doc }) => `${type} ${doc.id}`)

test('a query listener sees documents come, change, leave and go', async () => {
  await using world = await setUp()
  const photos = world.db.collection('photos')
  await photos.doc('a').set({ owner: 1, n: 1 })
  const listener = watch(photos.where('owner', '==', 1))
  expect(idsOf(await listener.next())).toEqual(['a'])

  await photos.doc('other').set({ owner: 2 })
  await photos.doc('b').set({ owner: 1, n: 2 })
  expect(changesOf(await listener.next())).toEqual(['added b'])
  await photos.doc('a').update({ n: 5 })
  expect(changesOf(await listener.next())).toEqual(['modified a'])
  await photos.doc('a').update({ owner: 2 })
  expect(changesOf(await listener.next())).toEqual(['removed a'])
  await photos.doc('b').delete()
  expect(changesOf(await listener.next())).toEqual(['removed b'])
  listener.stop()
})

test('a limited listener refills from behind its end', async () => {
  await using world = await setUp()
  const list = world.db.collection('list')
  await Promise.all([1, 2, 3, 4, 5].map((n) => list.doc(`d${n}`).set({ n })))
  const listener = watch(list.orderBy('n', 'desc').limit(2))
  expect(idsOf(await listener.next())).toEqual(['d5', 'd4'])
  await list.doc('d5').delete()
  expect(idsOf(await listener.next())).toEqual(['d4', 'd3'])
  await list.doc('d4').update({ n: 0 })
  expect(idsOf(await listener.next())).toEqual(['d3', 'd2'])
  await list.doc('d9').set({ n: 9 })
  expect(idsOf(await listener.next())).toEqual(['d9', 'd3'])
  listener.stop()
})

test('what one commit changed arrives in one snapshot', async () => {
  await using world = await setUp()
  const list = world.db.collection('list')
  const listener = watch(list)
  expect(idsOf(await listener.next())).toEqual([])
  await world.db.batch().set(list.doc('a'), {}).set(list.doc('b'), {}).set(list.doc('c'), {}).commit()
  expect(changesOf(await listener.next())).toEqual(['added a', 'added b', 'added c'])
  listener.stop()
})

test('a document listener sees a document that is not there yet', async () => {
  await using world = await setUp()
  const reference = world.db.doc('a/1')
  const listener = told<DocumentSnapshot>((next, failed) => reference.onSnapshot(next, failed))
  expect((await listener.next()).exists).toBe(false)
  await reference.set({ n: 1 })
  expect((await listener.next()).data()).toEqual({ n: 1 })
  await reference.delete()
  expect((await listener.next()).exists).toBe(false)
  listener.stop()
})

test('a document made and deleted at the same moment disturbs nobody', async () => {
  await using world = await setUp()
  const list = world.db.collection('list')
  const listener = watch(list)
  await listener.next()
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => [list.doc(`${n}`).set({}), list.doc(`${n}`).delete()]).flat(),
  )
  await list.doc('last').set({})
  let snapshot = await listener.next()
  while (!idsOf(snapshot).includes('last')) snapshot = await listener.next()
  expect(idsOf(snapshot)).toEqual((await list.get()).docs.map(({ id }) => id))
  listener.stop()
})

test('a collection group listener', async () => {
  await using world = await setUp()
  const listener = watch(world.db.collectionGroup('notes'))
  await listener.next()
  await world.db.doc('users/a/notes/1').set({})
  expect(changesOf(await listener.next())).toEqual(['added 1'])
  listener.stop()
})

test('a query that needs an index is refused', async () => {
  await using world = await setUp()
  const query = world.db.collection('a').where('x', '==', 1).orderBy('y')
  const error = await new Promise<Error>((resolve) => query.onSnapshot(() => {}, resolve))
  expect(error.message).toMatch(/requires an index/)
})
