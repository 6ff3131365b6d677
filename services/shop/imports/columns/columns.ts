// The columns of a catalogue as a CSV file: one row for each variant. What concerns the whole product stands in the
// first of its rows.
import { fold } from '../../../platform/words.ts'

const PRODUCT_COLUMNS = [
  'title',
  'description',
  'status',
  'tax class',
  'categories',
  'attributes',
  'images',
  'note',
  'meta title',
  'meta description',
] as const
export type ProductColumn = (typeof PRODUCT_COLUMNS)[number]

const OPTION_COLUMNS = ['option 1', 'option 2', 'option 3'] as const
const VALUE_COLUMNS = ['value 1', 'value 2', 'value 3'] as const

export const COLUMNS = [
  'slug',
  ...PRODUCT_COLUMNS,
  ...OPTION_COLUMNS.flatMap((option, index) => [option, VALUE_COLUMNS[index] ?? option] as const),
  'sku',
  'price',
  'compare at',
  'currency',
  'weight',
  'stock',
] as const
export type Column = (typeof COLUMNS)[number]

export { OPTION_COLUMNS, PRODUCT_COLUMNS, VALUE_COLUMNS }

/** What a variant's stock says that is not counted. */
export const NOT_COUNTED = 'unlimited'

/** Names that other shops give these columns. */
const OTHER_NAMES: Record<string, Column> = {
  handle: 'slug',
  category: 'categories',
  'compare at price': 'compare at',
  'option1 name': 'option 1',
  'option1 value': 'value 1',
  'option2 name': 'option 2',
  'option2 value': 'value 2',
  'option3 name': 'option 3',
  'option3 value': 'value 3',
  'seo title': 'meta title',
  'seo description': 'meta description',
}

const names = new Map<string, Column>([
  ...Object.entries(OTHER_NAMES),
  ...COLUMNS.map((column) => [column, column] as const),
])

/** Null for a header that means nothing here. */
export const columnOf = (header: string): Column | null =>
  names.get(
    fold(header)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  ) ?? null
