import { AggregateField, FieldPath, Filter, GeoPoint, type Query, Timestamp } from '@google-cloud/firestore'
import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

const idsOf = async (query: Query) => (await query.get()).docs.map(({ id }) => id)

/** One value of each kind in Firestore's order, with numbers at the limits of double precision. */
const ORDERED: [name: string, value: unknown][] = [
  ['null', null],
  ['false', false],
  ['true', true],
  ['nan', Number.NaN],
  ['-inf', Number.NEGATIVE_INFINITY],
  ['-2^60', -(2n ** 60n)],
  ['-1.5', -1.5],
  ['-1', -1],
  ['0', 0],
  ['tiny', Number.MIN_VALUE],
  ['1', 1],
  ['2^53', 2 ** 53],
  ['2^53+1', 2n ** 53n + 1n],
  ['2^53+2', 2 ** 53 + 2],
  ['maxint', 2n ** 63n - 1n],
  ['2^63', 2 ** 63],
  ['inf', Number.POSITIVE_INFINITY],
  ['time1', new Timestamp(-1, 0)],
  ['time2', new Timestamp(0, 1000)],
  ['empty', ''],
  ['nul', '\0'],
  ['nula', '\0a'],
  ['a', 'a'],
  ['ab', 'ab'],
  ['bmp', '\uffee'],
  ['astral', '🌍'],
  ['bytes0', Buffer.from([0])],
  ['bytes00', Buffer.from([0, 0])],
  ['bytes1', Buffer.from([1])],
  ['geo1', new GeoPoint(-1, 5)],
  ['geo2', new GeoPoint(0, -5)],
  ['list0', []],
  ['list1', [1]],
  ['list1a', [1, 'a']],
  ['list2', [2]],
  ['map0', {}],
  ['mapa', { a: 1 }],
  ['mapab', { a: 1, b: 1 }],
  ['mapa2', { a: 2 }],
  ['mapb', { b: 0 }],
]

test('values of all types are in order, both ways', async () => {
  await using world = await setUp()
  const all = world.connect({ useBigInt: true }).collection('values')
  await Promise.all(ORDERED.map(([name, value]) => all.doc(name).set({ value })))
  const names = ORDERED.map(([name]) => name)
  expect(await idsOf(all.orderBy('value'))).toEqual(names)
  expect(await idsOf(all.orderBy('value', 'desc'))).toEqual(names.toReversed())
})

test('comparisons stay within a type, and equality sees through number types', async () => {
  await using world = await setUp()
  const all = world.connect({ useBigInt: true }).collection('values')
  await Promise.all(ORDERED.map(([name, value]) => all.doc(name).set({ value })))
  expect(await idsOf(all.where('value', '<', -1))).toEqual(['-inf', '-2^60', '-1.5'])
  expect(await idsOf(all.where('value', '>=', 'ab'))).toEqual(['ab', 'bmp', 'astral'])
  expect(await idsOf(all.where('value', '==', 1.0))).toEqual(['1'])
  expect(await idsOf(all.where('value', '==', null))).toEqual(['null'])
  expect(await idsOf(all.where('value', '==', Number.NaN))).toEqual(['nan'])
  expect(await idsOf(all.where('value', 'in', ['a', 1]))).toEqual(['1', 'a'])
  expect((await idsOf(all.where('value', '!=', 1))).length).toBe(ORDERED.length - 2)
  expect((await idsOf(all.where('value', 'not-in', [1, 'a']))).length).toBe(ORDERED.length - 3)
})

const WORKS = [
  { id: 'a', owner: 'x', year: 2020, tags: ['red', 'blue'], title: 'Sky' },
  { id: 'b', owner: 'x', year: 2022, tags: ['red'], title: 'Rust' },
  { id: 'c', owner: 'y', year: 2021, tags: ['blue', 'green'], title: 'Sea' },
  { id: 'd', owner: 'x', year: 2021, tags: [], title: 'Blank' },
  { id: 'e', owner: 'y', year: 2022, tags: ['green'] },
]

async function works() {
  const composite = (...fields: [path: string, order: 'ASCENDING' | 'DESCENDING' | 'CONTAINS'][]) => ({
    collection: 'works',
    queryScope: 'COLLECTION' as const,
    fields: fields.map(([path, kind]) =>
      kind === 'CONTAINS' ? { path, arrayConfig: kind } : { path, order: kind },
    ),
  })
  const world = await setUp({
    indexes: [
      composite(['owner', 'ASCENDING'], ['year', 'DESCENDING']),
      composite(['tags', 'CONTAINS'], ['year', 'DESCENDING']),
      composite(['year', 'ASCENDING'], ['title', 'ASCENDING']),
    ],
    fields: [
      { collection: 'works', field: 'secret', indexes: [], ttl: false },
      {
        collection: 'works',
        field: 'title',
        ttl: false,
        indexes: [
          { order: 'ASCENDING', queryScope: 'COLLECTION' },
          { order: 'ASCENDING', queryScope: 'COLLECTION_GROUP' },
        ],
      },
    ],
  })
  const collection = world.db.collection('works')
  await Promise.all(WORKS.map(({ id, ...data }) => collection.doc(id).set(data)))
  return { ...world, works: collection, [Symbol.asyncDispose]: world[Symbol.asyncDispose] }
}

test('filters', async () => {
  await using world = await works()
  const { works: all } = world
  expect(await idsOf(all.where('owner', '==', 'x').where('year', '==', 2021))).toEqual(['d'])
  expect(await idsOf(all.where('tags', 'array-contains', 'red').where('owner', '==', 'x'))).toEqual([
    'a',
    'b',
  ])
  expect(await idsOf(all.where('tags', 'array-contains-any', ['green', 'blue']))).toEqual(['a', 'c', 'e'])
  expect(
    await idsOf(all.where(Filter.or(Filter.where('owner', '==', 'y'), Filter.where('year', '==', 2020)))),
  ).toEqual(['a', 'c', 'e'])
  expect(
    await idsOf(all.where(FieldPath.documentId(), '>', 'b').where(FieldPath.documentId(), '<=', 'd')),
  ).toEqual(['c', 'd'])
  expect(await idsOf(all.where(FieldPath.documentId(), 'in', ['e', 'a', 'none']))).toEqual(['a', 'e'])
})

test('orders, cursors, limits and offsets', async () => {
  await using world = await works()
  const { works: all } = world
  const newest = all.where('owner', '==', 'x').orderBy('year', 'desc')
  expect(await idsOf(newest)).toEqual(['b', 'd', 'a'])
  expect(await idsOf(newest.startAfter(2022))).toEqual(['d', 'a'])
  expect(await idsOf(newest.endBefore(2020))).toEqual(['b', 'd'])
  expect(await idsOf(newest.offset(1).limit(1))).toEqual(['d'])
  expect(await idsOf(newest.startAfter(await all.doc('d').get()))).toEqual(['a'])
  expect(await idsOf(all.orderBy('year').startAt(2021).endAt(2021))).toEqual(['c', 'd'])
  expect(await idsOf(all.orderBy('year', 'desc'))).toEqual(['e', 'b', 'd', 'c', 'a'])
  expect(await idsOf(all.orderBy('year').limitToLast(2))).toEqual(['b', 'e'])
  expect(await idsOf(all.where('year', '>', 2020).where('title', '>', 'Rz').orderBy('year'))).toEqual(['c'])
  expect(
    await idsOf(all.where('tags', 'array-contains-any', ['red', 'blue']).orderBy('year', 'desc')),
  ).toEqual(['b', 'c', 'a'])
})

test('select sends only the selected fields', async () => {
  await using world = await works()
  const { docs } = await world.works.where('year', '==', 2020).select('title').get()
  expect(docs.map((document) => document.data())).toEqual([{ title: 'Sky' }])
})

test('aggregations', async () => {
  await using world = await works()
  const { works: all } = world
  expect((await all.where('owner', '==', 'x').count().get()).data().count).toBe(3)
  const totals = await all
    .aggregate({
      sum: AggregateField.sum('year'),
      mean: AggregateField.average('year'),
      n: AggregateField.count(),
    })
    .get()
  expect(totals.data()).toEqual({ sum: 10106, mean: 2021.2, n: 5 })
})

test.each<[needs: string, query: (all: FirebaseFirestore.CollectionReference) => Query]>([
  ['the other direction', (all) => all.where('owner', '==', 'x').orderBy('year')],
  ['an undeclared order', (all) => all.where('owner', '==', 'x').orderBy('title')],
  ['two orders', (all) => all.orderBy('title').orderBy('year')],
  ['an exempted field', (all) => all.where('secret', '==', 1)],
  ['a direction that the field does not have', (all) => all.orderBy('title', 'desc')],
  ['names backwards', (all) => all.orderBy(FieldPath.documentId(), 'desc')],
  ['every disjunct', (all) => all.where('tags', 'array-contains', 'red').orderBy('title')],
])('without an index for %s the query fails as in production', async (_, query) => {
  await using world = await works()
  await expect(query(world.works).get()).rejects.toMatchObject({
    code: 9,
    message: /requires an? .*index|descending key scans/,
  })
})

test('collection groups need their own indexes, and none for names', async () => {
  await using world = await works()
  const { db } = world
  await db.doc('people/p/works/z').set({ title: 'Deep', year: 1 })
  expect(await idsOf(db.collectionGroup('works'))).toEqual(['z', 'a', 'b', 'c', 'd', 'e'])
  expect(await idsOf(db.collectionGroup('works').where('title', '==', 'Deep'))).toEqual(['z'])
  await expect(db.collectionGroup('works').where('year', '==', 1).get()).rejects.toMatchObject({
    code: 9,
    message: /COLLECTION_GROUP_ASC index for collection works and field year/,
  })
})

test('recursiveDelete removes a whole tree', async () => {
  await using world = await works()
  const { db } = world
  await Promise.all([
    db.doc('works/a/x/1').set({}),
    db.doc('works/a/x/1/y/2').set({}),
    db.doc('works/ab').set({}),
  ])
  await db.recursiveDelete(db.doc('works/a'))
  expect(await idsOf(world.works)).toEqual(['ab', 'b', 'c', 'd', 'e'])
  expect(await idsOf(db.collectionGroup('y'))).toEqual([])
})

test('indexes follow changes and survive a restart', async () => {
  await using world = await works()
  const query = (all: FirebaseFirestore.CollectionReference) =>
    all.where('owner', '==', 'x').orderBy('year', 'desc')
  await idsOf(query(world.works))
  await world.works.doc('a').update({ year: 2030 })
  await world.works.doc('b').delete()
  await world.works.doc('e').update({ owner: 'x' })
  const db = await world.restart()
  expect(await idsOf(query(db.collection('works')))).toEqual(['a', 'e', 'd'])
})
