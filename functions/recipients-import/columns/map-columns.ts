// Proposes which field each column becomes. Nothing is decided where two columns claim the same: the person is asked.

import type { ListColumn } from '../../../services/campaigns/lists/schemas.ts'
import { judgeAddress } from '../../../services/campaigns/recipients/address.ts'
import { fieldName } from '../../../services/campaigns/recipients/field-names.ts'
import { isBlank } from '../../../services/platform/csv-records.ts'
import type { SourceRow } from '../table.ts'
import { knownField } from './header-words.ts'

export interface ProposedColumns {
  /** By the column's index; null leaves it out. */
  fields: (string | null)[]
  notices: string[]
}

/** Rows by whose cells a column is recognised. */
const TRIED = 200

const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

/** How a notice calls a column: `“id” (column C)`. */
export const called = ({ header, index }: ListColumn) =>
  header === '' ? `column ${letters(index)}` : `“${header.replace(/\s+/gu, ' ')}” (column ${letters(index)})`

export function proposeFields(columns: readonly ListColumn[], rows: readonly SourceRow[]): ProposedColumns {
  const notices: string[] = []
  const asked = sameHeaders(columns)
  for (const group of asked)
    notices.push(
      `${group.length} columns are called “${group[0]?.header}”: ${group.map(({ index }) => letters(index)).join(', ')}. Choose which one the mails use.`,
    )
  const isAsked = new Set(asked.flat())
  const email = emailColumn(
    columns.filter((column) => !isAsked.has(column)),
    rows,
  )
  const taken = new Set<string>(['email'])
  const known = columns.map((column) =>
    isAsked.has(column) ? null : claimed(column, column === email, taken),
  )
  const fields = columns.map((column, index) =>
    isAsked.has(column) ? null : (known[index] ?? ownField(column, taken)),
  )
  return { fields, notices }
}

/** The first column with a known header has the field. */
function claimed({ header }: ListColumn, isEmail: boolean, taken: Set<string>): string | null {
  if (isEmail) return 'email'
  const field = knownField(header)
  if (field === null || taken.has(field)) return null
  taken.add(field)
  return field
}

/** Any other column becomes a field with a name of its own. */
function ownField({ header, index, samples }: ListColumn, taken: Set<string>): string | null {
  if (header === '' && samples.length === 0) return null
  const name = fieldName(header) || `column_${letters(index).toLowerCase()}`
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name.slice(0, 55)}_${number}`
    if (taken.has(candidate)) continue
    taken.add(candidate)
    return candidate
  }
}

function sameHeaders(columns: readonly ListColumn[]): ListColumn[][] {
  const groups = new Map<string, ListColumn[]>()
  for (const column of columns) {
    if (column.header === '') continue
    const key = column.header.toLowerCase().normalize('NFKC')
    groups.set(key, [...(groups.get(key) ?? []), column])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

/** The column with addresses: by its header, unless its cells have none and another's have. */
function emailColumn(columns: readonly ListColumn[], rows: readonly SourceRow[]): ListColumn | undefined {
  const rated = columns.map((column) => ({
    column,
    share: addressShare(rows, column.index),
    isNamed: knownField(column.header) === 'email',
  }))
  const named = rated.filter(({ isNamed }) => isNamed)
  const best = (of: typeof rated) => of.toSorted((one, other) => other.share - one.share)[0]
  const byName = best(named)
  const byContent = best(rated.filter(({ share }) => share >= 0.5))
  if (byName && (byName.share > 0 || !byContent)) return byName.column
  return byContent?.column
}

function addressShare(rows: readonly SourceRow[], index: number): number {
  const cells = rows
    .slice(0, TRIED)
    .flatMap(({ cells: { [index]: cell } }) => (isBlank(cell) ? [] : [cell ?? '']))
  return cells.length === 0 ? 0 : cells.filter((cell) => judgeAddress(cell).ok).length / cells.length
}
