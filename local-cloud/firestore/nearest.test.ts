import { FieldPath, FieldValue, Filter, type VectorQueryOptions } from '@google-cloud/firestore'
import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

const ENTRIES: Record<string, object> = {
  east: { shop: 'a', kind: 'faq', vector: FieldValue.vector([1, 0]) },
  north: { shop: 'a', kind: 'page', vector: FieldValue.vector([0, 2]) },
  far: { shop: 'a', kind: 'faq', vector: FieldValue.vector([3, 4]) },
  west: { shop: 'b', kind: 'faq', vector: FieldValue.vector([-1, 0]) },
  nowhere: { shop: 'a', kind: 'faq', vector: FieldValue.vector([0, 0]) },
  long: { shop: 'a', kind: 'faq', vector: FieldValue.vector([1, 0, 0]) },
  plain: { shop: 'a', kind: 'faq', vector: [1, 0] },
  none: { shop: 'a', kind: 'faq' },
}

const vectorIndex = (dimension: number, ...fields: string[]) => ({
  collection: 'entries',
  queryScope: 'COLLECTION' as const,
  fields: [
    ...fields.map((path) => ({ path, order: 'ASCENDING' as const })),
    { path: '__name__', order: 'ASCENDING' as const },
    { path: 'vector', vectorConfig: { dimension } },
  ],
})

async function entries() {
  const world = await setUp({
    indexes: [vectorIndex(2), vectorIndex(2, 'shop'), vectorIndex(2, 'kind', 'shop')],
    // What is found by its vector needs no index of its own.
    fields: ['shop', 'kind', 'vector'].map((field) => ({
      collection: 'entries',
      field,
      indexes: [],
      ttl: false,
    })),
  })
  const all = world.db.collection('entries')
  await Promise.all(Object.entries(ENTRIES).map(([id, data]) => all.doc(id).set(data)))
  return { ...world, all, [Symbol.asyncDispose]: world[Symbol.asyncDispose] }
}

const nearest = (options: Partial<VectorQueryOptions> = {}): VectorQueryOptions => ({
  vectorField: 'vector',
  queryVector: [1, 0],
  limit: 10,
  distanceMeasure: 'EUCLIDEAN',
  ...options,
})

test.each<[VectorQueryOptions['distanceMeasure'], [string, number][]]>([
  [
    'EUCLIDEAN',
    [
      ['east', 0],
      ['nowhere', 1],
      ['west', 2],
      ['north', Math.sqrt(5)],
      ['far', Math.sqrt(20)],
    ],
  ],
  [
    'COSINE',
    [
      ['east', 0],
      ['far', 0.4],
      ['north', 1],
      ['west', 2],
    ],
  ],
  [
    'DOT_PRODUCT',
    [
      ['far', 3],
      ['east', 1],
      ['north', 0],
      ['nowhere', 0],
      ['west', -1],
    ],
  ],
])('by %s, the nearest come first, with their distances', async (distanceMeasure, expected) => {
  await using world = await entries()
  const query = world.all.findNearest(nearest({ distanceMeasure, distanceResultField: 'distance' }))
  const { docs } = await query.get()
  expect(docs.map((each) => each.id)).toEqual(expected.map(([id]) => id))
  for (const [at, each] of docs.entries()) expect(each.get('distance')).toBeCloseTo(expected[at]![1], 12)
  expect(docs[0]?.get('vector')).toEqual(FieldValue.vector(expected[0]![0] === 'far' ? [3, 4] : [1, 0]))
})

test.each<[what: string, options: Partial<VectorQueryOptions>, ids: string[]]>([
  ['a limit', { limit: 2 }, ['east', 'nowhere']],
  ['a threshold that is included', { distanceThreshold: 2 }, ['east', 'nowhere', 'west']],
  [
    'a threshold of products, which is the least',
    { distanceMeasure: 'DOT_PRODUCT', distanceThreshold: 1 },
    ['far', 'east'],
  ],
])('%s', async (_what, options, ids) => {
  await using world = await entries()
  const { docs } = await world.all.findNearest(nearest(options)).get()
  expect(docs.map((each) => each.id)).toEqual(ids)
})

test('equalities narrow what is compared, and fields can be selected', async () => {
  await using world = await entries()
  const ofShop = world.all.where('shop', '==', 'a')
  const idsOf = async (query: FirebaseFirestore.Query) =>
    (await query.findNearest(nearest()).get()).docs.map((each) => each.id)
  expect(await idsOf(ofShop)).toEqual(['east', 'nowhere', 'north', 'far'])
  expect(await idsOf(ofShop.where('kind', '==', 'faq'))).toEqual(['east', 'nowhere', 'far'])
  expect(await idsOf(world.all.where('shop', '==', 'c'))).toEqual([])
  const { docs } = await ofShop
    .select('kind', 'how.far')
    .findNearest(nearest({ limit: 1, distanceResultField: new FieldPath('how', 'far') }))
    .get()
  expect(docs.map((each) => each.data())).toEqual([{ kind: 'faq', how: { far: 0 } }])
  // What is found is not what is stored.
  expect((await world.all.doc('east').get()).get('how')).toBeUndefined()
})

test.each<
  [needs: string, query: (all: FirebaseFirestore.CollectionReference) => FirebaseFirestore.VectorQuery]
>([
  ['another field', (all) => all.where('kind', '==', 'faq').findNearest(nearest())],
  ['another dimension', (all) => all.findNearest(nearest({ queryVector: [1, 0, 0] }))],
  ['another vector', (all) => all.findNearest(nearest({ vectorField: 'other' }))],
])('without an index for %s it fails as in production', async (_needs, query) => {
  await using world = await entries()
  await expect(query(world.all).get()).rejects.toMatchObject({
    code: 9,
    message: expect.stringContaining('Missing vector index configuration'),
  })
})

test('collection groups need indexes of their own', async () => {
  await using world = await entries()
  await expect(world.db.collectionGroup('entries').findNearest(nearest()).get()).rejects.toMatchObject({
    code: 9,
    message: expect.stringContaining('--query-scope=COLLECTION_GROUP'),
  })
})

test('a vector index answers no other query', async () => {
  await using world = await entries()
  await expect(world.all.where('shop', '==', 'a').get()).rejects.toMatchObject({ code: 9 })
})

test.each<
  [what: string, query: (all: FirebaseFirestore.CollectionReference) => FirebaseFirestore.VectorQuery]
>([
  ['an order', (all) => all.orderBy('shop').findNearest(nearest())],
  ['a limit of its own', (all) => all.limit(3).findNearest(nearest())],
  ['a range', (all) => all.where('shop', '>', 'a').findNearest(nearest())],
  [
    'alternatives',
    (all) =>
      all
        .where(Filter.or(Filter.where('shop', '==', 'a'), Filter.where('shop', '==', 'b')))
        .findNearest(nearest()),
  ],
])('%s is refused, because it is not simulated', async (_what, query) => {
  await using world = await entries()
  await expect(query(world.all).get()).rejects.toMatchObject({ code: 12 })
})

test('more dimensions than 2048 are refused', async () => {
  await using world = await entries()
  const queryVector = Array.from({ length: 2049 }, () => 1)
  await expect(world.all.findNearest(nearest({ queryVector })).get()).rejects.toMatchObject({ code: 3 })
})
