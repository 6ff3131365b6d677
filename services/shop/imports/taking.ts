// What a report says is written into the catalogue, some products at a time. How far it came is written in the same
// transaction, so each product is written once, however often the event comes and wherever a run ends.
import type { Bucket } from '@google-cloud/storage'
import { AppError, isTemporary } from '../../platform/errors.ts'
import type { Publish } from '../../platform/publish.ts'
import { isoTime } from '../../platform/times.ts'
import type { CategoryStore } from '../categories/store.ts'
import { knowledgeChanged } from '../events.ts'
import type { ShopPhotos } from '../images/photos.ts'
import { importReportPath } from '../paths.ts'
import { newProduct } from '../products/new-product.ts'
import { isPublic, type ProductRecord } from '../products/record.ts'
import type { ProductStore } from '../products/store.ts'
import type { WriteMany } from '../products/writing-many.ts'
import { seedOf } from './comparing.ts'
import { createEnsuringCategories } from './ensuring-categories.ts'
import { isAsked } from './importing.ts'
import type { ImportFacts, ImportRecord } from './record.ts'
import { readLines } from './report-file.ts'
import type { CategoryNames } from './rows/categories.ts'
import { mergeProduct, newPhotosOf } from './rows/merge.ts'
import type { ReadProduct } from './rows/read-product.ts'
import type { ImportStore } from './store.ts'

export interface TakingDeps {
  imports: Pick<ImportStore, 'change' | 'changeIn'>
  products: Pick<ProductStore, 'many'>
  writeMany: WriteMany
  categories: Pick<CategoryStore, 'all' | 'edit'>
  photos: Pick<ShopPhotos, 'find'>
  papers: Bucket
  publish: Publish
  now: () => number
}

/** `paused`: the time is over, and there is more. `overtaken`: another run, or the person, was faster. */
export type Taken = 'all' | 'paused' | 'overtaken'
export type Taking = ReturnType<typeof createTaking>

/** In one transaction, which may have 10 MiB. */
const MOST_PRODUCTS = 20
const MOST_VARIANTS = 200

interface Item {
  read: ReadProduct
  productId: string
  isNew: boolean
  /** Where the report goes on after it. */
  next: number
}

export function createTaking(deps: TakingDeps) {
  const { imports, products, writeMany, categories, photos, papers, publish, now } = deps
  /** One run over one report. */
  function createRun(record: ImportRecord) {
    const { id, ownerId } = record
    let at = record.position
    let isShown = false
    const ensureCategories = createEnsuringCategories({ categories, now })

    /** The import when this much more is done; null when that is not this run's to say any more. */
    const advanced = (found: ImportRecord | null, next: number, written: number): ImportFacts | null =>
      isAsked(found, record) && found.position === at && found.counts
        ? { ...found, position: next, counts: { ...found.counts, written: found.counts.written + written } }
        : null

    async function write(items: readonly Item[], names: CategoryNames): Promise<void> {
      const next = items.at(-1)?.next ?? at
      const ids = items.map(({ productId }) => productId)
      const present = await products.many(ids)
      const wanted = items.flatMap(({ read }, index) => newPhotosOf(read, present[index] ?? null))
      const found = await photos.find(ownerId, wanted)
      const byId = new Map(items.map((item) => [item.productId, item]))
      const shown = new Set<string>()
      await writeMany({
        ownerId,
        ids,
        change(before, productId, onHand) {
          const item = byId.get(productId)
          if (!item) return null
          const product = before ?? newProduct({ id: productId, ownerId, at: isoTime(now()) })
          checkStill(item, before)
          const merging = { product, categories: names, photos: found, seed: seedOf(record) }
          const merged = mergeProduct(item.read, merging)
          for (const [variantId, pieces] of merged.onHand) onHand.set(variantId, pieces)
          if ((before && isPublic(before)) || isPublic(merged.facts)) shown.add(productId)
          if (merged.isSame) return merged.onHand.size > 0 ? product : null
          return { ...merged.facts, revision: before ? before.revision + 1 : 1 }
        },
        async beside(transaction) {
          const advance = await imports.changeIn(transaction, id, (import_) =>
            advanced(import_, next, items.length),
          )
          if (!advance) throw OVERTAKEN
          return advance
        },
      })
      at = next
      isShown ||= shown.size > 0
    }

    /** Leaves one out, which the report will say when it is made anew. */
    async function leaveOut({ next }: Item): Promise<void> {
      let isDone = false
      await imports.change(id, (found) => {
        const facts = advanced(found, next, 0)
        isDone = facts !== null
        return facts && { ...facts, isIncomplete: true }
      })
      if (!isDone) throw OVERTAKEN
      at = next
    }

    return {
      get isShown() {
        return isShown
      },

      /** All of them together or, where one cannot be written, each by itself. */
      async writeSome(items: readonly Item[]): Promise<void> {
        const names = await ensureCategories(
          record,
          items.flatMap(({ read }) => read.categories ?? []),
        )
        try {
          await write(items, names)
        } catch (error) {
          if (isTemporary(error)) throw error
          for (const item of items)
            try {
              await write([item], names)
            } catch (one) {
              if (isTemporary(one)) throw one
              await leaveOut(item)
            }
        }
      },
    }
  }

  async function* itemsOf(record: ImportRecord): AsyncGenerator<Item> {
    const { position } = record
    const stream = papers
      .file(importReportPath(record, record.reportOf))
      .createReadStream({ ...(position > 0 && { start: position }), decompress: false, validation: false })
    try {
      for await (const { line, next } of readLines(stream, position)) {
        const { product, productId, outcome } = line
        if (product && productId) yield { read: product, productId, isNew: outcome === 'created', next }
      }
    } finally {
      stream.destroy()
    }
  }

  /** `until` is when no further transaction is begun, in milliseconds since the epoch. */
  return async function take(record: ImportRecord, until: number): Promise<Taken> {
    const run = createRun(record)
    try {
      for await (const items of inBatches(itemsOf(record))) {
        if (now() >= until) return 'paused'
        await run.writeSome(items)
      }
      return 'all'
    } catch (error) {
      if (error === OVERTAKEN) return 'overtaken'
      // Everything was written when the run before ended, so there is no range to read.
      if (isPastEnd(error)) return 'all'
      throw error
    } finally {
      // Which of them customers see is in the records.
      if (run.isShown) await publish(knowledgeChanged, { ownerId: record.ownerId, changes: [] })
    }
  }
}

const OVERTAKEN = new Error('Another run was faster, or the import is gone')

/** What was read may have changed since. Throws AppError `conflict`. */
function checkStill({ read, isNew }: Item, before: ProductRecord | null): void {
  const isThere = before !== null && before.state === 'live' && before.trashedAt === null
  if (isNew ? before === null : isThere && before.slug === read.slug) return
  throw new AppError('conflict', 'This product has changed since the file was read.')
}

async function* inBatches(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let batch: Item[] = []
  let variants = 0
  for await (const item of items) {
    const more = item.read.variants.length
    if (batch.length > 0 && (batch.length === MOST_PRODUCTS || variants + more > MOST_VARIANTS)) {
      yield batch
      batch = []
      variants = 0
    }
    batch.push(item)
    variants += more
  }
  if (batch.length > 0) yield batch
}

const isPastEnd = (error: unknown) => error instanceof Error && 'code' in error && error.code === 416
