// Counts of facets against counting one by one: what a list would have if exactly this were chosen as well.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isThorough } from '../../../tests/thorough.ts'
import type { CataloguePage, CatalogueQuery } from './schemas.ts'
import type { ListEntry } from './snapshot.ts'
import { category, entry, listOf } from './test-snapshot.ts'

const CATEGORIES = ['bread', 'fruit', 'wine']
const NAMES = ['Origin', 'Size', 'Diet']
const VALUES = ['one', 'two', 'three']

const product = fc.record({
  price: fc.integer({ min: 1, max: 6 }),
  isInStock: fc.boolean(),
  compareAt: fc.option(fc.constant(100)),
  categoryIds: fc.subarray(CATEGORIES),
  attributes: fc
    .subarray(NAMES)
    .chain((names) =>
      fc.tuple(
        ...names.map((name) =>
          fc.record({ name: fc.constant(name), values: fc.subarray(VALUES, { minLength: 1 }) }),
        ),
      ),
    ),
})
const products = fc
  .array(product, { maxLength: 25 })
  .map((all) => all.map((each, at) => entry(`p${String(at).padStart(2, '0')}`, each as Partial<ListEntry>)))

const attribute = fc
  .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...VALUES))
  .map((pair) => pair.join('='))
const query: fc.Arbitrary<CatalogueQuery> = fc.record(
  {
    category: fc.constantFrom(...CATEGORIES),
    minPrice: fc.integer({ min: 0, max: 6 }),
    maxPrice: fc.integer({ min: 1, max: 7 }),
    attribute: fc.array(attribute, { maxLength: 4 }),
    inStock: fc.boolean(),
    onSale: fc.boolean(),
  },
  { requiredKeys: [] },
)

type Group = 'category' | 'price' | 'inStock' | 'onSale' | (string & {})

/** Whether a product fits all filters but one. */
function fits(each: ListEntry, asked: CatalogueQuery, except: Group = ''): boolean {
  const chosen = Map.groupBy(asked.attribute ?? [], (text) => text.split('=')[0] ?? '')
  const has = (text: string) =>
    each.attributes.some(({ name, values }) => values.some((value) => `${name}=${value}` === text))
  const { category: slug, minPrice = 0, maxPrice = Number.POSITIVE_INFINITY } = asked
  return (
    (except === 'category' || slug === undefined || each.categoryIds.includes(slug)) &&
    (except === 'price' || (each.price >= minPrice && each.price <= maxPrice)) &&
    (except === 'inStock' || !asked.inStock || each.isInStock) &&
    (except === 'onSale' || !asked.onSale || each.compareAt !== null) &&
    [...chosen].every(([name, texts]) => name === except || texts.some(has))
  )
}

function counted(all: readonly ListEntry[], asked: CatalogueQuery) {
  const under = (except: Group) => all.filter((each) => fits(each, asked, except))
  const inPrice = under('price').map(({ price }) => price)
  return {
    ids: under('').map(({ id }) => id),
    categories: CATEGORIES.map(
      (slug) => under('category').filter((each) => each.categoryIds.includes(slug)).length,
    ),
    values: NAMES.map((name) =>
      VALUES.map(
        (value) =>
          under(name).filter((each) =>
            each.attributes.some((own) => own.name === name && own.values.includes(value)),
          ).length,
      ),
    ),
    prices: inPrice.length > 0 ? { min: Math.min(...inPrice), max: Math.max(...inPrice) } : null,
    inStock: under('inStock').filter(({ isInStock }) => isInStock).length,
    onSale: under('onSale').filter(({ compareAt }) => compareAt !== null).length,
  }
}

const shown = (page: CataloguePage, ids: string[]) => ({
  ids: ids.toSorted(),
  categories: CATEGORIES.map((slug) => page.categories.find((each) => each.slug === slug)?.count ?? 0),
  values: NAMES.map((name) =>
    VALUES.map(
      (value) =>
        page.facets.find((facet) => facet.name === name)?.values.find((each) => each.value === value)
          ?.count ?? 0,
    ),
  ),
  prices: page.prices,
  inStock: page.inStock,
  onSale: page.onSale,
})

test('every count is what counting one by one gives, and pages show every product once', async () => {
  await fc.assert(
    fc.asyncProperty(products, query, fc.integer({ min: 1, max: 5 }), async (all, asked, limit) => {
      const list = await listOf({ products: all, categories: CATEGORIES.map((id) => category(id)) })
      const page = await list.page(asked)
      const expected = counted(all, asked)
      expect(shown(page, await list.all({ ...asked, limit }))).toEqual(expected)
      expect(page.total).toBe(expected.ids.length)
    }),
    { numRuns: isThorough ? 5000 : 200 },
  )
})
