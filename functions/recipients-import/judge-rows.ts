// What becomes of each row.
import type { ListRow } from '../../services/campaigns/lists/rows-file.ts'
import type { ListCounts } from '../../services/campaigns/lists/schemas.ts'
import { judgeAddress } from '../../services/campaigns/recipients/address.ts'
import type { Fields } from '../../services/campaigns/recipients/schemas.ts'
import { cleanValue, MAX_ROW, MAX_VALUE, sizeOf } from '../../services/campaigns/recipients/values.ts'
import { widthOf } from './columns/find-columns.ts'
import type { SourceRow } from './table.ts'

export interface Judging {
  rows: readonly SourceRow[]
  /** By the column's index. One of them is `email`. */
  fields: readonly (string | null)[]
  /** Columns that the headers name; 0 when they do not tell. */
  width: number
}

const SHOWN = 320

export function judgeRows({ rows, fields, width }: Judging): ListRow[] {
  const firstRow = new Map<string, number>()
  const index = fields.indexOf('email')
  return rows.map((row) => {
    const cell = row.cells[index] ?? ''
    const found = cell.trim().slice(0, SHOWN).toWellFormed()
    const { corrections, values } = valuesOf(row, fields)
    const wrong = row.problem ?? tooLong(row, width) ?? tooLarge(values)
    const judged = wrong === null ? judgeAddress(cell) : refused(wrong)
    if (!judged.ok) return invalid(row.number, found, judged.reason, values)
    const { email, name, suggestion, warning } = judged
    if (name !== '' && !values.name && !values.first_name) values.name = cleanValue('name', name)
    values.email = email
    const earlier = firstRow.get(email)
    if (earlier === undefined) firstRow.set(email, row.number)
    return {
      row: row.number,
      outcome: earlier === undefined ? 'taken' : 'duplicate',
      ...{ found, email, suggestion, fields: values },
      duplicateOf: earlier ?? null,
      reason: earlier === undefined ? warning : `The same address as in row ${earlier}.`,
      corrections: [...judged.corrections, ...corrections, ...tooShort(row, width)],
    }
  })
}

const refused = (reason: string) => ({ ok: false, reason }) as const

const invalid = (row: number, found: string, reason: string, fields: Fields): ListRow => ({
  ...{ row, outcome: 'invalid', found, email: null, suggestion: null, fields },
  ...{ duplicateOf: null, reason, corrections: [] },
})

function valuesOf({ cells }: SourceRow, fields: readonly (string | null)[]) {
  const corrections: string[] = []
  // A field may be called like one of Object's own; its name cannot be `__proto__`.
  const values: Fields = {}
  for (const [index, field] of fields.entries()) {
    const cell = cells[index]
    if (field === null || field === 'email' || !cell) continue
    const value = cleanValue(field, cell)
    if (cell.length > MAX_VALUE) corrections.push(`“${field}” was cut to ${MAX_VALUE} characters.`)
    else if (value !== cell && lostSigns(cell.trim(), value))
      corrections.push(`Line breaks or control characters were taken out of “${field}”.`)
    if (value !== '') values[field] = value
  }
  return { corrections, values }
}

const lostSigns = (cell: string, value: string) =>
  /(?!\s)\p{Cc}/u.test(cell) || (/[\r\n\u2028\u2029]/.test(cell) && !value.includes('\n'))

/** A separator within a cell without quotation marks moves all cells after it. */
function tooLong({ cells }: SourceRow, width: number): string | null {
  const count = widthOf(cells)
  return width > 0 && count > width
    ? `The row has ${count} cells, but there are ${width} columns. A separator may stand within a cell without quotation marks.`
    : null
}

const tooShort = ({ cells }: SourceRow, width: number): string[] =>
  width > 0 && cells.length < width
    ? [`The row has ${cells.length} of ${width} cells; the others are empty.`]
    : []

const tooLarge = (values: Fields): string | null =>
  sizeOf(values) > MAX_ROW ? 'The row has more text than a mail can use.' : null

export function countRows(rows: readonly ListRow[]): Omit<ListCounts, 'blank' | 'hidden'> {
  const count = (is: (row: ListRow) => boolean) => rows.filter(is).length
  const isTaken = ({ outcome }: ListRow) => outcome === 'taken'
  return {
    rows: rows.length,
    taken: count(isTaken),
    duplicates: count(({ outcome }) => outcome === 'duplicate'),
    invalid: count(({ outcome }) => outcome === 'invalid'),
    corrected: count((row) => isTaken(row) && row.corrections.length > 0),
    suspicious: count((row) => isTaken(row) && row.suggestion !== null),
  }
}
