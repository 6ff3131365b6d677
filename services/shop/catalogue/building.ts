// Makes a snapshot from the one before and from what has changed since.

import { wordsOfLanguage } from '../../platform/search/language-words.ts'
import { fold } from '../../platform/words.ts'
import type { Category } from '../categories/schemas.ts'
import { PAGE_KINDS } from '../pages/schemas.ts'
import type { ProductRecord } from '../products/record.ts'
import { STOCK, stockDocuments } from '../stock/record.ts'
import type { StockStore } from '../stock/store.ts'
import { allChanged, type Changed, type ChangedDeps, changedRecords, readChanged } from './changed-records.ts'
import { createDraft, merged } from './draft.ts'
import { emptyIndex, readIndex } from './search-index.ts'
import { shownCategory, shownFaq, shownPage, shownSale } from './shown.ts'
import { emptySnapshot, type Snapshot } from './snapshot.ts'
import { SOURCES } from './sources.ts'

export interface Base {
  snapshot: Snapshot
  /** JSON. */
  index: Buffer
  /** From when on changes may be missing in it, RFC 3339. */
  since: string
}

export interface Built {
  snapshot: Snapshot
  /** JSON. */
  index: string
}

export interface BuildingDeps extends ChangedDeps {
  stock: Pick<StockStore, 'stockOf'>
}

/** Products that are read at once because their stock has changed. */
const AT_ONCE = 250

export function createBuilding(deps: BuildingDeps) {
  const { firestore, stock } = deps
  const products = firestore.collection(SOURCES.products.collection)

  /** The products whose stock has changed, as they are. */
  async function* restocked(ownerId: string, since: string): AsyncGenerator<Changed<ProductRecord>[]> {
    const source = { collection: STOCK, documents: stockDocuments }
    const changed = await allChanged(deps, source, { ownerId, since })
    const ids = [...new Set(changed.flatMap(({ value }) => (value ? [value.productId] : [])))]
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const refs = ids.slice(start, start + AT_ONCE).map((id) => products.doc(id))
      const snapshots = await firestore.getAll(...refs)
      yield snapshots.map((snapshot) => readChanged(deps, SOURCES.products.documents, snapshot))
    }
  }

  /** `base` is null where a catalogue is made from nothing. */
  return async function build(ownerId: string, language: string, base: Base | null): Promise<Built> {
    const question = { ownerId, since: base?.since ?? null }
    const before = base?.snapshot ?? emptySnapshot(language)
    const changedCategories = (await allChanged(deps, SOURCES.categories, question)).map(shownCategory)
    const categories = merged(before.categories, changedCategories, byPosition)
    // Products are found by the titles of their categories, and what was read of the products is not kept.
    if (base && isRetitled(before.categories, categories, base.since)) return build(ownerId, language, null)

    const words = await wordsOfLanguage(language)
    const draft = createDraft(
      before,
      base ? await readIndex(base.index.toString(), words) : emptyIndex(words),
      new Map(categories.map(({ id, title }) => [id, title])),
    )
    async function put(batches: AsyncIterable<Changed<ProductRecord>[]>): Promise<void> {
      for await (const batch of batches) {
        const variants = batch.flatMap(({ value }) => value?.variants ?? [])
        const stocks = await stock.stockOf(variants.map(({ id }) => id))
        for (const changed of batch) draft.put(changed, stocks)
      }
    }
    if (base) await put(restocked(ownerId, base.since))
    await put(changedRecords(deps, SOURCES.products, question))

    const faqs = (await allChanged(deps, SOURCES.faqs, question)).map(shownFaq)
    const pages = (await allChanged(deps, SOURCES.pages, question)).map(shownPage)
    const sales = (await allChanged(deps, SOURCES.discounts, question)).map(shownSale)
    return {
      snapshot: {
        ...before,
        products: draft.products(),
        categories,
        faqs: merged(before.faqs, faqs, byPosition),
        pages: merged(before.pages, pages, byKind),
        sales: merged(before.sales, sales, byTitle),
      },
      index: await draft.index(),
    }
  }
}

const byPosition = (one: { position: number }, other: { position: number }) => one.position - other.position

const byKind = (one: { kind: (typeof PAGE_KINDS)[number] }, other: typeof one) =>
  PAGE_KINDS.indexOf(one.kind) - PAGE_KINDS.indexOf(other.kind)

const byTitle = (one: { title: string }, other: { title: string }) =>
  fold(one.title).localeCompare(fold(other.title))

/** Also one that is back: products may have been in it all the time. A new one gets its products after it was made. */
function isRetitled(before: readonly Category[], after: readonly Category[], since: string): boolean {
  const [known, present] = [before, after].map(
    (categories) => new Map(categories.map(({ id, title }) => [id, title])),
  )
  return (
    before.some(({ id, title }) => present?.get(id) !== title) ||
    after.some(({ id, addedAt }) => !known?.has(id) && addedAt < since)
  )
}
