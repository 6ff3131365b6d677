import { expect, test } from 'vitest'
import type { CatalogueSort } from './schemas.ts'
import { category, entry, listOf, sale } from './test-snapshot.ts'

const day = (number: number) => `2026-01-0${number}T00:00:00.000Z`
const GOODS = [
  entry('bread', { title: 'bread', price: 300, highestPrice: 900, addedAt: day(1) }),
  entry('Apple', { title: 'Äpfel', price: 300, highestPrice: 300, addedAt: day(3) }),
  entry('wine', { title: 'Wine 10', price: 1200, highestPrice: 1200, addedAt: day(2) }),
  entry('beer', { title: 'Wine 9', price: 100, highestPrice: 100, addedAt: day(3), isInStock: false }),
]

test.each<[CatalogueSort, string[]]>([
  ['newest', ['Apple', 'beer', 'wine', 'bread']],
  ['relevance', ['Apple', 'beer', 'wine', 'bread']],
  ['price-asc', ['beer', 'Apple', 'bread', 'wine']],
  ['price-desc', ['wine', 'Apple', 'bread', 'beer']],
  ['title', ['Apple', 'bread', 'beer', 'wine']],
])('sorted by %s, on pages of any size', async (sort, expected) => {
  const list = await listOf({ products: GOODS })
  expect(await list.ids({ sort })).toEqual(expected)
  for (const limit of [1, 2, 3, 4]) expect(await list.all({ sort, limit })).toEqual(expected)
})

test('a search is sorted by how well it fits, or as asked', async () => {
  const list = await listOf({
    products: [entry('a', { title: 'red wine vinegar' }), entry('b', { title: 'wine', price: 900 })],
  })
  expect(await list.ids({ q: 'wine' })).toEqual(['b', 'a'])
  expect(await list.ids({ q: 'wine', sort: 'price-asc' })).toEqual(['a', 'b'])
  expect(await list.all({ q: 'wine', limit: 1 })).toEqual(['b', 'a'])
  expect(await list.page({ q: 'xylophone' })).toMatchObject({ items: [], total: 0, prices: null, facets: [] })
})

test('a cursor leads on although the product it names is gone', async () => {
  const before = await listOf({ products: GOODS })
  const { nextCursor } = await before.page({ sort: 'title', limit: 2 })
  const after = await listOf({ products: GOODS.filter(({ id }) => id !== 'bread') })
  expect(await after.ids({ sort: 'title', cursor: nextCursor ?? '' })).toEqual(['beer', 'wine'])
})

test.each(['nonsense', Buffer.from('{"sort":"title"}').toString('base64url'), ''])(
  'a cursor of another list is refused: %j',
  async (cursor) => {
    const list = await listOf({ products: GOODS })
    await expect(list.page({ cursor })).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ field: 'cursor' }],
    })
  },
)

test('a cursor of the list in another order is refused', async () => {
  const list = await listOf({ products: GOODS })
  const { nextCursor } = await list.page({ sort: 'title', limit: 1 })
  await expect(list.page({ sort: 'newest', cursor: nextCursor ?? '' })).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('sales count while they last', async () => {
  const list = await listOf({
    products: GOODS,
    sales: [
      sale({
        productIds: ['wine'],
        startsAt: '2026-07-01T00:00:00.000Z',
        endsAt: '2026-08-01T00:00:00.000Z',
      }),
    ],
  })
  const wine = async () => (await list.page({ sort: 'title' })).items.find(({ id }) => id === 'wine')
  const full = { price: 1200, compareAt: null, isOnSale: false }
  expect(await wine()).toMatchObject(full)
  list.at('2026-07-01T00:00:00.000Z')
  expect(await wine()).toMatchObject({ price: 600, highestPrice: 600, compareAt: 1200, isOnSale: true })
  expect(await list.ids({ onSale: true })).toEqual(['wine'])
  expect(await list.ids({ maxPrice: 700, sort: 'price-desc' })).toEqual(['wine', 'Apple', 'bread', 'beer'])
  list.at('2026-08-01T00:00:00.000Z')
  expect(await wine()).toMatchObject(full)
  expect(await list.ids({ onSale: true })).toEqual([])
})

test.each([
  ['all', {}, 2],
  ['a category', { categoryIds: ['red'] }, 1],
  ['what is inactive', { isActive: false }, 0],
  ['a code', { code: 'SAVE' }, 0],
  ['a value of goods', { minTotal: 1 }, 0],
])('a sale about %s', async (_, changes, count) => {
  const products = [entry('a', { categoryIds: ['red'] }), entry('b')]
  const list = await listOf({ products, categories: [category('red')], sales: [sale(changes)] })
  expect(await list.ids({ onSale: true })).toHaveLength(count)
})

test('of several sales the best counts, and none makes a price negative', async () => {
  const sales = [sale(), sale({ id: 'fixed', kind: 'fixed', value: 250 })]
  const list = await listOf({ products: GOODS, sales })
  const prices = (await list.page({ sort: 'title' })).items.map(({ price }) => price)
  expect(prices).toEqual([50, 50, 0, 600])
})

test('attributes that differ in case only are one, and values with signs are found', async () => {
  const list = await listOf({
    products: [
      entry('a', { attributes: [{ name: 'Origin', values: ['Italy'] }] }),
      entry('b', { attributes: [{ name: 'origin', values: ['ITALY', 'Perú'] }] }),
      entry('c', { attributes: [{ name: 'a=b', values: ['c=d'] }] }),
    ],
  })
  expect(await list.ids({ attribute: ['ORIGIN=italy'] })).toEqual(['a', 'b'])
  expect(await list.ids({ attribute: ['Origin=Peru'] })).toEqual(['b'])
  expect(await list.ids({ attribute: ['a=b=c=d'] })).toEqual(['c'])
  expect(await list.ids({ attribute: ['Origin=Mars'] })).toEqual([])
  expect(await list.ids({ attribute: ['Planet=Mars'] })).toEqual([])
  expect(await list.ids({ attribute: ['__proto__=constructor'] })).toEqual([])
  expect((await list.page({})).facets).toEqual([
    { name: 'a=b', values: [{ value: 'c=d', count: 1, isChosen: false }] },
    {
      name: 'Origin',
      values: [
        { value: 'Italy', count: 2, isChosen: false },
        { value: 'Perú', count: 1, isChosen: false },
      ],
    },
  ])
})

test('an attribute without a value, and an unknown category', async () => {
  const list = await listOf({ products: GOODS })
  await expect(list.page({ attribute: ['Origin'] })).rejects.toMatchObject({
    errors: [{ field: 'attribute.0' }],
  })
  await expect(list.page({ category: 'none' })).rejects.toMatchObject({ code: 'not-found' })
})

test('what nobody would read is not listed, but what is chosen is', async () => {
  const values = Array.from({ length: 300 }, (_, at) => `v${at}`)
  const products = values.map((value, at) =>
    entry(`p${at}`, { attributes: [{ name: 'Size', values: [value] }] }),
  )
  const list = await listOf({ products })
  const { facets } = await list.page({ attribute: ['Size=v299'] })
  expect(facets[0]?.values.length).toBeLessThanOrEqual(51)
  expect(facets[0]?.values).toContainEqual({ value: 'v299', count: 1, isChosen: true })
})
