// What becomes of the rows of a file in this shop, as it is now.
import { AppError } from '../../platform/errors.ts'
import { isBlank, UNSEEN } from '../../platform/one-line.ts'
import { isoTime } from '../../platform/times.ts'
import type { CategoryStore } from '../categories/store.ts'
import type { ShopPhotos } from '../images/photos.ts'
import { skuKey } from '../products/check-product.ts'
import type { Lookups } from '../products/looking-up.ts'
import { newProduct } from '../products/new-product.ts'
import type { ProductRecord } from '../products/record.ts'
import { MOST, type ShopCounter } from '../shops/counts.ts'
import type { StockStore } from '../stock/store.ts'
import type { ImportRecord } from './record.ts'
import type { ReportLine } from './report-file.ts'
import { type CategoryNames, categoryNames, idFrom } from './rows/categories.ts'
import type { ReadGroup } from './rows/groups.ts'
import { mergeProduct, newPhotosOf } from './rows/merge.ts'
import { type FoundProblem, problemsFrom, refused } from './rows/problems.ts'
import type { ReadProduct } from './rows/read-product.ts'

export interface ComparingDeps {
  products: Pick<Lookups, 'bySlugs' | 'skuOwners'>
  stock: Pick<StockStore, 'stockOf'>
  categories: Pick<CategoryStore, 'all'>
  counts: Pick<ShopCounter, 'get'>
  photos: Pick<ShopPhotos, 'find'>
  now: () => number
}

/** Products that are looked up with one query. */
const AT_ONCE = 30

/** Ids of what a reading would create follow from it. */
export const seedOf = ({ id, reading }: Pick<ImportRecord, 'id' | 'reading'>) => `${id} ${reading}`

interface Known {
  record: ImportRecord
  names: CategoryNames
  /** How many more the shop may have. */
  room: { products: number; categories: number }
  /** Categories that are created when all is taken. */
  newCategories: Set<string>
}

export type Comparing = ReturnType<typeof createComparing>

export function createComparing({ products, stock, categories, counts, photos, now }: ComparingDeps) {
  async function* compareSome(known: Known, groups: readonly ReadGroup[]): AsyncGenerator<ReportLine> {
    const { ownerId } = known.record
    const reads = groups.flatMap(({ product }) => product ?? [])
    const present = await products.bySlugs(
      ownerId,
      reads.map(({ slug }) => slug),
    )
    const of = ({ slug }: ReadProduct) => present.get(slug) ?? null
    const [stocks, found, owners] = await Promise.all([
      stock.stockOf([...present.values()].flatMap(({ variants }) => variants.map(({ id }) => id))),
      photos.find(
        ownerId,
        reads.flatMap((read) => newPhotosOf(read, of(read))),
      ),
      products.skuOwners(
        ownerId,
        reads.flatMap((read) => newSkusOf(read, of(read))),
      ),
    ])

    function compare(rows: ReadGroup['rows'], read: ReadProduct): ReportLine {
      const there = of(read)
      const problems = skuProblems(read, there, owners)
      if (there && (there.trashedAt !== null || there.state !== 'live'))
        problems.push({ row: 0, column: 'slug', message: 'is that of a product in the trash' })
      if (problems.length > 0) return refused(rows, problems)
      const seed = seedOf(known.record)
      const blank = { id: idFrom(seed, 'product', read.slug), ownerId, at: isoTime(now()) }
      const merged = mergeProduct(read, {
        ...{ product: there ?? newProduct(blank), categories: known.names, photos: found, seed },
      })
      const variants = read.variants.map(({ onHand, ...variant }, row) => {
        const stays = there && onHand === (stocks.get(merged.variantIds[row] ?? '')?.onHand ?? null)
        return stays || onHand === undefined ? variant : { ...variant, onHand }
      })
      const isSame = merged.isSame && variants.every((variant) => !('onHand' in variant))
      if (isSame) return { outcome: 'same', rows: withOutcome(rows, 'same'), product: null, productId: null }
      const limits = limitProblems(read, known, there === null)
      if (limits.length > 0) return refused(rows, limits)
      const outcome = there ? 'changed' : 'created'
      const product = { ...read, variants }
      return { outcome, rows: withOutcome(rows, outcome), product, productId: merged.facts.id }
    }

    for (const { rows, product } of groups) {
      if (!product) {
        yield refused(rows, [])
        continue
      }
      try {
        yield compare(rows, product)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        yield refused(rows, problemsFrom(error))
      }
    }
  }

  return async function* compare(
    record: ImportRecord,
    groups: Iterable<ReadGroup>,
  ): AsyncGenerator<ReportLine> {
    const [listed, has] = await Promise.all([categories.all(record.ownerId), counts.get(record.ownerId)])
    const known: Known = {
      record,
      names: categoryNames(listed, seedOf(record)),
      room: { products: MOST.products - has.products, categories: MOST.categories - listed.length },
      newCategories: new Set(),
    }
    let some: ReadGroup[] = []
    for (const group of groups) {
      some.push(group)
      if (some.length < AT_ONCE) continue
      yield* compareSome(known, some)
      some = []
    }
    yield* compareSome(known, some)
  }
}

const withOutcome = (rows: ReadGroup['rows'], outcome: 'created' | 'changed' | 'same') =>
  rows.map((row) => ({ ...row, outcome }))

function newSkusOf({ variants }: ReadProduct, product: ProductRecord | null): string[] {
  const keys = variants.map(({ sku = '' }) => skuKey(sku))
  return keys.filter((key) => key !== '' && !product?.skus.includes(key))
}

const skuProblems = (
  { variants }: ReadProduct,
  product: ProductRecord | null,
  owners: ReadonlyMap<string, string>,
): FoundProblem[] =>
  variants.flatMap(({ sku = '' }, row) => {
    const owner = owners.get(skuKey(sku))
    if (sku === '' || owner === undefined || owner === product?.id) return []
    return [{ row, column: 'sku' as const, message: 'is the SKU of another product' }]
  })

/** Counts what is created, and says what would be too many. */
function limitProblems({ categories = [] }: ReadProduct, known: Known, isNew: boolean): FoundProblem[] {
  const { room, names, newCategories } = known
  const missing = categories.flatMap((name) => names.missing(name) ?? [])
  const long = missing.find(({ title }) => title.length > 80)
  if (long) return [{ row: 0, column: 'categories', message: 'has a title with more than 80 letters' }]
  if (missing.some(({ title }) => UNSEEN.test(title) || isBlank(title)))
    return [{ row: 0, column: 'categories', message: 'must have titles of one line without invisible signs' }]
  const added = missing.filter(({ id }) => !newCategories.has(id))
  if (added.length > room.categories)
    return [{ row: 0, column: 'categories', message: `would be more than ${MOST.categories} categories` }]
  if (isNew && room.products <= 0) {
    const most = MOST.products.toLocaleString('en')
    return [{ row: 0, column: 'slug', message: `would be more than the ${most} products that a shop has` }]
  }
  if (isNew) room.products -= 1
  for (const { id } of added) newCategories.add(id)
  room.categories -= added.length
  return []
}
