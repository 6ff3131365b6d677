import { isBlank } from '../../../services/platform/csv-records.ts'
import type { SourceRow } from '../table.ts'
import { knownField } from './header-words.ts'

/** Rows among which the headers are looked for. */
const LOOKED_AT = 20

/** Enough to tell that a cell was meant as an address. */
export const looksLikeAddress = (cell: string) => /[^\s@]@[^\s@]+\.[^\s@]/u.test(cell)

/**
 * The number of the row with the headers, 0 when there is none. Titles and remarks may stand above it. `rows` are not
 * blank.
 */
export function findHeader(rows: readonly SourceRow[]): number {
  const start = rows.slice(0, LOOKED_AT)
  const firstAddress = start.findIndex(({ cells }) => cells.some(looksLikeAddress))
  const above = firstAddress < 0 ? start : start.slice(0, firstAddress)
  const known = above.find(({ cells }) => cells.some((cell) => knownField(cell) === 'email'))
  if (known) return known.number
  if (firstAddress === 0) return 0
  const widest = Math.max(...start.map(filledCells))
  if (firstAddress > 0) {
    const nearest = above.at(-1)
    return nearest && filledCells(nearest) * 2 > widest ? nearest.number : 0
  }
  return start.find((row) => filledCells(row) * 2 > widest)?.number ?? 0
}

const filledCells = ({ cells }: SourceRow) => cells.filter((cell) => !isBlank(cell)).length
