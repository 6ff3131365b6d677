// Which rows of a file are variants that a product has already: first by the SKU, then by what is chosen.
import { skuKey, wrong } from '../../products/check-product.ts'
import type { ProductFacts } from '../../products/record.ts'
import type { ProductOption, VariantInput } from '../../products/schemas.ts'
import type { ReadProduct, ReadVariant } from './read-product.ts'

export interface MergedVariants {
  options: ProductOption[]
  /** Those of the product in their order, and then those that are new. A new one without a price has none. */
  variants: (Omit<VariantInput, 'price'> & { price?: number | undefined })[]
  /** By variant: the row of the file, from 0; null for one that the file does not name. */
  rowOf: (number | null)[]
}

/** Throws AppError `invalid` naming the field. */
export function mergeVariants(read: ReadProduct, product: ProductFacts): MergedVariants {
  const names = product.options.map(({ name }) => name)
  const hasSameOptions = read.options === null || JSON.stringify(read.options) === JSON.stringify(names)
  const rows = matchRows(read.variants, product, hasSameOptions)
  if (!hasSameOptions && rows.some((row) => row === null))
    throw wrong('options.0', 'is not that of the product: to change options, the file must have all variants')
  const isMatched = new Set(rows)
  const added = read.variants.flatMap((_, row) => (isMatched.has(row) ? [] : [row]))
  const rowOf = [...rows, ...added]
  const variants = rowOf.map((row, index) => {
    const present = product.variants[index]
    const said = row === null ? undefined : read.variants[row]
    const values = said?.values ?? present?.options ?? []
    return {
      ...(present && { id: present.id }),
      sku: said?.sku ?? present?.sku ?? '',
      options: values,
      ...priceOf(said, present),
      compareAt: said?.compareAt === undefined ? (present?.compareAt ?? null) : said.compareAt,
      weight: said?.weight ?? present?.weight ?? 0,
      ...(said?.onHand !== undefined && { onHand: said.onHand }),
    }
  })
  return { options: optionsFor(read, product, { hasSameOptions, variants }), variants, rowOf }
}

function priceOf(said: ReadVariant | undefined, present: { price: number } | undefined) {
  const price = said?.price ?? present?.price
  return price === undefined ? {} : { price }
}

/** By variant of the product: its row, or null. */
function matchRows(
  rows: readonly ReadVariant[],
  { variants }: ProductFacts,
  hasSameOptions: boolean,
): (number | null)[] {
  const bySku = new Map(rows.map(({ sku = '' }, row) => [skuKey(sku), row]))
  const byChoice = new Map(rows.map(({ values }, row) => [JSON.stringify(values ?? []), row]))
  const taken = new Set<number>()
  const take = (row: number | undefined): number | null => {
    if (row === undefined || taken.has(row)) return null
    taken.add(row)
    return row
  }
  const found = variants.map(({ sku }) => (skuKey(sku) === '' ? null : take(bySku.get(skuKey(sku)))))
  if (!hasSameOptions) return found
  return found.map((row, index) => row ?? take(byChoice.get(JSON.stringify(variants[index]?.options))))
}

/** Values keep their order, also those that no variant has; new ones follow. */
function optionsFor(
  { options }: ReadProduct,
  product: ProductFacts,
  { hasSameOptions, variants }: { hasSameOptions: boolean; variants: readonly { options: string[] }[] },
): ProductOption[] {
  const names = options ?? product.options.map(({ name }) => name)
  return names.map((name, index) => {
    const before = hasSameOptions ? (product.options[index]?.values ?? []) : []
    const used = variants.flatMap(({ options: values }) => values[index] ?? [])
    return { name, values: [...new Set([...before, ...used])] }
  })
}
