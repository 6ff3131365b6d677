// All products of a shop as a CSV file, which can be read again: every row of it then stays the same.
import { csvHead, csvLines } from '../../platform/csv.ts'
import type { UnreadRecord } from '../../platform/records.ts'
import type { CategoryStore } from '../categories/store.ts'
import { toDecimal } from '../money/schemas.ts'
import type { ProductRecord } from '../products/record.ts'
import type { ProductStore } from '../products/store.ts'
import { ownShop } from '../shops/ownership.ts'
import type { ShopStore } from '../shops/store.ts'
import type { StockStore } from '../stock/store.ts'
import { COLUMNS, type Column, NOT_COUNTED, OPTION_COLUMNS, VALUE_COLUMNS } from './columns/columns.ts'
import { withoutMarks } from './columns/marks.ts'
import { namesForFile } from './rows/categories.ts'

export interface ProductsFileDeps {
  shops: Pick<ShopStore, 'get'>
  products: Pick<ProductStore, 'each'>
  stock: Pick<StockStore, 'stockOf'>
  categories: Pick<CategoryStore, 'all'>
}

type Cells = Partial<Record<Column, string>>

interface Telling {
  currency: string
  /** By category. One in the trash has none. */
  names: ReadonlyMap<string, string>
  /** By variant; null where it is not counted. */
  stock: ReadonlyMap<string, { onHand: number | null }>
}

/** Products whose stock is read at once. */
const PIECE = 100

/** Throws AppError `not-found` without a shop. What is in the trash is left out. */
export function createProductsFile({ shops, products, stock, categories }: ProductsFileDeps) {
  async function* file(ownerId: string, currency: string): AsyncGenerator<string> {
    const names = namesForFile(await categories.all(ownerId))
    yield csvHead(COLUMNS)
    for await (const some of inPieces(products.each(ownerId))) {
      const ids = some.flatMap(({ variants }) => variants.map(({ id }) => id))
      const telling = { currency, names, stock: await stock.stockOf(ids) }
      yield csvLines(
        some.flatMap((product) => rowsOf(product, telling)),
        COLUMNS,
      )
    }
  }

  return async (ownerId: string): Promise<AsyncGenerator<string>> => {
    const { currency } = ownShop(await shops.get(ownerId), ownerId)
    return file(ownerId, currency)
  }
}

async function* inPieces(
  products: AsyncIterable<UnreadRecord<ProductRecord>>,
): AsyncGenerator<ProductRecord[]> {
  let some: ProductRecord[] = []
  for await (const { read } of products) {
    const product = read()
    if (product?.state !== 'live' || product.trashedAt !== null) continue
    some.push(product)
    if (some.length < PIECE) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

function rowsOf(product: ProductRecord, telling: Telling): Record<string, string>[] {
  const { currency, stock } = telling
  const [first = {}, ...others] = product.variants.map((variant): Cells => {
    const { onHand = null } = stock.get(variant.id) ?? {}
    return {
      slug: product.slug,
      ...Object.fromEntries(product.options.map(({ name }, index) => [OPTION_COLUMNS[index], name])),
      ...Object.fromEntries(variant.options.map((value, index) => [VALUE_COLUMNS[index], value])),
      sku: variant.sku,
      price: toDecimal(variant.price, currency),
      'compare at': variant.compareAt === null ? '' : toDecimal(variant.compareAt, currency),
      currency,
      weight: String(variant.weight),
      stock: onHand === null ? NOT_COUNTED : String(onHand),
    }
  })
  return [{ ...productCells(product, telling), ...first }, ...others]
}

function productCells(product: ProductRecord, { names }: Telling): Cells {
  const { title, description, status, taxClass, noteLabel, metaTitle, metaDescription } = product
  const { categoryIds, attributes, images } = product
  return {
    ...{ title, description, status, 'tax class': taxClass, note: noteLabel },
    ...{ 'meta title': metaTitle, 'meta description': metaDescription },
    categories: categoryIds.flatMap((id) => withoutMarks(names.get(id) ?? '', '|') || []).join(' | '),
    attributes: attributes
      .map(
        ({ name, values }) =>
          `${withoutMarks(name, '|:')}: ${values.map((value) => withoutMarks(value, '|;')).join('; ')}`,
      )
      .join(' | '),
    images: images
      .map(({ photoId, alt }) => (alt === '' ? photoId : `${photoId}: ${withoutMarks(alt, '|')}`))
      .join(' | '),
  }
}
