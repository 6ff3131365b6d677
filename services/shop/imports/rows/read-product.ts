// The rows of one product become what they say about it. A field that is left out stays as it is, or as it is in a new
// product.
import type { TaxClass } from '../../money/schemas.ts'
import type { ProductAttribute, ProductStatus } from '../../products/schemas.ts'
import { NOT_COUNTED, OPTION_COLUMNS, PRODUCT_COLUMNS, VALUE_COLUMNS } from '../columns/columns.ts'
import { plainPart, splitAt } from '../columns/marks.ts'
import { addProblem, amountOf, choiceOf, type Money, type SourceRow, wholeOf, wordOf } from './cell-reader.ts'

export interface ReadVariant {
  /** One for each option of the product; null where the file has no columns for them. */
  values: string[] | null
  sku?: string | undefined
  price?: number | undefined
  compareAt?: number | null | undefined
  weight?: number | undefined
  /** Left out also where it is the same already: orders may change it before it is written. */
  onHand?: number | null | undefined
}

export interface ReadProduct {
  slug: string
  title?: string | undefined
  description?: string | undefined
  status?: ProductStatus | undefined
  taxClass?: TaxClass | undefined
  /** Titles, or addresses. */
  categories?: string[] | undefined
  attributes?: ProductAttribute[] | undefined
  images?: { photoId: string; alt: string }[] | undefined
  noteLabel?: string | undefined
  metaTitle?: string | undefined
  metaDescription?: string | undefined
  /** Names; null where the file has no columns for them. */
  options: string[] | null
  variants: ReadVariant[]
}

/** Wrong cells are noted in the rows. */
export function readProduct(
  slug: string,
  rows: readonly [SourceRow, ...SourceRow[]],
  money: Money,
): ReadProduct {
  const [first] = rows
  const options = optionsOf(first)
  for (const row of rows.slice(1)) checkSameProduct(row, first)
  const text = (column: 'description' | 'note' | 'meta title' | 'meta description') => first.cells.get(column)
  return {
    slug,
    title: wordOf(first, 'title'),
    description: text('description'),
    status: choiceOf(first, 'status', ['draft', 'published', 'archived']),
    taxClass: choiceOf(first, 'tax class', ['standard', 'reduced', 'zero']),
    categories: partsOf(first.cells.get('categories')),
    attributes: attributesOf(first),
    images: imagesOf(first),
    noteLabel: text('note'),
    metaTitle: text('meta title'),
    metaDescription: text('meta description'),
    options,
    variants: rows.map((row) => readVariant(row, options, money)),
  }
}

function readVariant(row: SourceRow, options: string[] | null, money: Money): ReadVariant {
  const { cells } = row
  const price = amountOf(row, 'price', money)
  const compareAt = amountOf(row, 'compare at', money)
  if (wordOf(row, 'price') !== undefined || wordOf(row, 'compare at') !== undefined)
    checkCurrency(row, money.currency)
  const isUnlimited = wordOf(row, 'stock')?.toLowerCase() === NOT_COUNTED
  return {
    values: options && valuesOf(row, options),
    sku: cells.get('sku')?.trim(),
    price,
    compareAt: cells.has('compare at') ? (compareAt ?? null) : undefined,
    weight: wholeOf(row, 'weight', 'grams'),
    onHand: isUnlimited ? null : wholeOf(row, 'stock', 'pieces'),
  }
}

function checkCurrency(row: SourceRow, currency: string): void {
  const word = wordOf(row, 'currency')
  if (word === undefined) addProblem(row, 'currency', `is missing: the shop sells in ${currency}`)
  else if (word.toUpperCase() !== currency)
    addProblem(row, 'currency', `is not the shop's, which is ${currency}`)
}

/** What stands in later rows, too, must be the same. */
function checkSameProduct(row: SourceRow, first: SourceRow): void {
  for (const column of [...PRODUCT_COLUMNS, ...OPTION_COLUMNS])
    if (wordOf(row, column) !== undefined && row.cells.get(column) !== first.cells.get(column))
      addProblem(row, column, `is not what row ${first.row} says about the same product`)
}

function optionsOf(row: SourceRow): string[] | null {
  if (!row.cells.has('option 1')) return null
  const names = OPTION_COLUMNS.map((column) => (wordOf(row, column) ? (row.cells.get(column) ?? '') : ''))
  const count = names.findLastIndex((name) => name !== '') + 1
  for (const [index, column] of OPTION_COLUMNS.entries())
    if (index < count && names[index] === '')
      addProblem(row, column, 'is empty, although another option follows')
  return names.slice(0, count)
}

function valuesOf(row: SourceRow, options: readonly string[]): string[] {
  for (const [index, column] of VALUE_COLUMNS.entries()) {
    const isFilled = wordOf(row, column) !== undefined
    if (isFilled && index >= options.length)
      addProblem(row, column, 'is the value of an option without a name')
    if (!isFilled && index < options.length) addProblem(row, column, 'is missing')
  }
  return options.map((_, index) => row.cells.get(VALUE_COLUMNS[index] ?? 'value 1') ?? '')
}

/** Parts between bars. Undefined where there is no such column. */
function partsOf(cell: string | undefined): string[] | undefined {
  if (cell === undefined) return undefined
  return [...new Set(written(cell).map(plainPart))].filter((part) => part !== '')
}

const written = (cell: string) => splitAt(cell, '|').filter((part) => part.trim() !== '')

function attributesOf(row: SourceRow): ProductAttribute[] | undefined {
  const cell = row.cells.get('attributes')
  if (cell === undefined) return undefined
  return written(cell).map((part) => {
    const [name = '', values] = splitAt(part, ':', 2)
    if (values === undefined)
      addProblem(row, 'attributes', 'must be like “Origin: Italy; Spain | Diet: Vegan”')
    return { name: plainPart(name), values: splitAt(values ?? '', ';').map(plainPart) }
  })
}

function imagesOf({ cells }: SourceRow): ReadProduct['images'] {
  const cell = cells.get('images')
  if (cell === undefined) return undefined
  return written(cell).map((part) => {
    const [photoId = '', alt = ''] = splitAt(part, ':', 2)
    return { photoId: plainPart(photoId), alt: plainPart(alt) }
  })
}
