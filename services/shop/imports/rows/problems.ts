// What is wrong with a product becomes what is wrong with its rows, in the words of the file.
import type { AppError } from '../../../platform/errors.ts'
import type { Column } from '../columns/columns.ts'
import type { ReportLine } from '../report-file.ts'
import type { ReadGroup } from './groups.ts'

export interface FoundProblem {
  /** Among the rows of the product, from 0. */
  row: number
  column: Column
  message: string
}

const COLUMNS: Record<string, Column> = {
  ...{ title: 'title', description: 'description', status: 'status', taxClass: 'tax class' },
  ...{ categoryIds: 'categories', attributes: 'attributes', images: 'images', noteLabel: 'note' },
  ...{ metaTitle: 'meta title', metaDescription: 'meta description' },
}
const VARIANT_COLUMNS: Record<string, Column> = {
  ...{ sku: 'sku', price: 'price', compareAt: 'compare at', weight: 'weight', onHand: 'stock' },
}
const OPTIONS: readonly Column[] = ['option 1', 'option 2', 'option 3']
const VALUES: readonly Column[] = ['value 1', 'value 2', 'value 3']

/** Fields of variants are numbered as the rows. */
export function problemsFrom({ errors = [], message }: AppError): FoundProblem[] {
  if (errors.length === 0) return [{ row: 0, column: 'slug', message }]
  return errors.map(({ field, message: why }) => {
    const [subject = '', index = '', part = '', at = ''] = field.split('.')
    if (subject === 'variants' && part !== '')
      return {
        row: Number(index),
        column: VARIANT_COLUMNS[part] ?? VALUES[Number(at)] ?? 'value 1',
        message: why,
      }
    if (subject === 'options') return { row: 0, column: OPTIONS[Number(index)] ?? 'option 1', message: why }
    if (subject === 'variants')
      return { row: 0, column: 'slug', message: `has variants of which the number ${why}` }
    return { row: 0, column: COLUMNS[subject] ?? 'slug', message: why }
  })
}

const MOST_PROBLEMS = 10

/** A product is taken as a whole or not at all, so every row of it says why. */
export function refused(rows: ReadGroup['rows'], problems: readonly FoundProblem[]): ReportLine {
  const named = rows.map((row, index) => ({
    ...row,
    outcome: 'refused' as const,
    problems: [
      ...row.problems,
      ...problems
        .filter((problem) => problem.row === index)
        .map(({ column, message }) => ({ column, value: shownIn(row, column), message })),
    ].slice(0, MOST_PROBLEMS),
  }))
  const wrong = named.find((row) => row.problems.length > 0)
  const because = {
    column: 'slug',
    value: '',
    message: `belongs to a product with what is wrong in row ${wrong?.row}`,
  }
  return {
    outcome: 'refused',
    rows: named.map((row) => (row.problems.length > 0 ? row : { ...row, problems: [because] })),
    product: null,
    productId: null,
  }
}

const shownIn = ({ title, sku }: ReadGroup['rows'][number], column: Column): string => {
  if (column === 'title') return title.slice(0, 80)
  return column === 'sku' ? sku.slice(0, 80) : ''
}
