// A hundred thousand rows cost what their products cost, and no more than a shop may have is promised.
import { expect, test } from 'vitest'
import { createComparing } from '../../services/shop/imports/comparing.ts'
import { newImport } from '../../services/shop/imports/new-import.ts'
import type { ImportRecord } from '../../services/shop/imports/record.ts'
import { readCatalogue, readGroups } from '../../services/shop/imports/rows/read-catalogue.ts'

const ROWS = 100_000
const VARIANTS = 4
const PRODUCTS = ROWS / VARIANTS

function catalogue(): Buffer {
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const product = Math.floor(n / VARIANTS)
    return `p-${product},${n % VARIANTS === 0 ? `Product ${product}` : ''},Size,S${n % VARIANTS},SKU-${n},1.50,EUR`
  })
  return Buffer.from(`slug,title,option 1,value 1,sku,price,currency\n${rows.join('\n')}\n`)
}

test('a hundred thousand rows are asked for by their own slugs and SKUs, and reported one by one', async () => {
  const bytes = catalogue()
  const { groups, rows } = readCatalogue({ bytes, currency: 'EUR' })
  expect(rows).toBe(ROWS)
  expect(groups.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(bytes.length * 5)

  const asked = { slugs: 0, skus: 0, questions: 0 }
  const compare = createComparing({
    products: {
      async bySlugs(_ownerId, slugs) {
        asked.questions += 1
        asked.slugs += slugs.length
        return new Map()
      },
      async skuOwners(_ownerId, keys) {
        asked.skus += keys.length
        return new Map()
      },
    },
    stock: { stockOf: async () => new Map() },
    categories: { all: async () => [] },
    counts: { get: async () => ({ products: 1000, published: 0, categories: 0, faqs: 0, discounts: 0 }) },
    photos: { find: async () => new Map() },
    now: () => 0,
  })
  const file = { id: 'import', ownerId: 'ana', title: 'a.csv', size: bytes.length, sha256: '', at: '' }
  const record: ImportRecord = { ...newImport(file), facets: [], sweepAt: null, updatedAt: '' }
  const outcomes = { created: 0, refused: 0, rows: 0 }
  for await (const line of compare(record, readGroups(groups))) {
    if (line.outcome === 'created') outcomes.created += 1
    else if (line.outcome === 'refused') outcomes.refused += 1
    outcomes.rows += line.rows.length
  }
  expect(outcomes).toEqual({ created: 19_000, refused: PRODUCTS - 19_000, rows: ROWS })
  expect(asked).toEqual({ slugs: PRODUCTS, skus: ROWS, questions: Math.ceil(PRODUCTS / 30) })
})
