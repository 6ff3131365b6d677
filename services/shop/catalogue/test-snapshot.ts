// Catalogues for tests that need no database.

import { wordsOfLanguage } from '../../platform/search/language-words.ts'
import { createDraft } from './draft.ts'
import { createListing } from './listing.ts'
import { toLoaded } from './loaded.ts'
import type { CataloguePage, CatalogueQuery } from './schemas.ts'
import { emptyIndex } from './search-index.ts'
import { emptySnapshot, type ListEntry, type Snapshot } from './snapshot.ts'

export const entry = (id: string, changes: Partial<ListEntry> = {}): ListEntry => ({
  id,
  title: id,
  slug: id.toLowerCase(),
  image: null,
  price: 100,
  highestPrice: 100,
  compareAt: null,
  isInStock: true,
  categoryIds: [],
  attributes: [],
  addedAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...changes,
})

export const category = (id: string, title = id): Snapshot['categories'][number] => ({
  ...{ id, title, slug: id, description: '', image: null, position: 0, addedAt: '', updatedAt: '' },
})

export const sale = (changes: Partial<Snapshot['sales'][number]> = {}): Snapshot['sales'][number] => ({
  ...{
    id: 'sale',
    title: 'Sale',
    code: null,
    kind: 'percentage',
    value: 5000,
    productIds: [],
    categoryIds: [],
  },
  ...{ minTotal: 0, startsAt: null, endsAt: null, isActive: true },
  ...changes,
})

/** A catalogue whose index has the products' titles. */
export async function loaded(changes: Partial<Snapshot>) {
  const snapshot = { ...emptySnapshot('en'), ...changes }
  const index = emptyIndex(await wordsOfLanguage('en'))
  for (const { id, title } of snapshot.products)
    index.mini.add({ id, title, categories: '', attributes: '', sku: '', description: '' })
  const json = await createDraft(snapshot, index, new Map()).index()
  return toLoaded('test', { snapshot, index: Buffer.from(json) })
}

/** Asks one catalogue at a time that can be moved. */
export async function listOf(changes: Partial<Snapshot>) {
  let time = Date.parse('2026-06-01T00:00:00.000Z')
  const catalogue = await loaded(changes)
  const listing = createListing({ now: () => time })
  const page = (query: CatalogueQuery): Promise<CataloguePage> => listing.page(catalogue, query)
  return {
    page,
    at: (text: string) => {
      time = Date.parse(text)
    },
    ids: async (query: CatalogueQuery = {}) => (await page(query)).items.map(({ id }) => id),
    /** Every page, one after another. */
    async all(query: CatalogueQuery): Promise<string[]> {
      const ids: string[] = []
      for (let cursor: string | undefined; ; ) {
        const { items, nextCursor } = await page({ ...query, ...(cursor !== undefined && { cursor }) })
        ids.push(...items.map(({ id }) => id))
        if (nextCursor === null) return ids
        cursor = nextCursor
      }
    },
  }
}
