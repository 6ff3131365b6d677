import type { ListColumn } from '../../../services/campaigns/lists/schemas.ts'
import { isBlank, type SourceRow } from '../table.ts'

const SAMPLES = 3
const SAMPLED_ROWS = 200
const MAX_TEXT = 200

/** The columns of a list with their headers and first values. `header` is null when there is none. */
export function findColumns(header: SourceRow | null, rows: readonly SourceRow[]): ListColumn[] {
  const start = rows.slice(0, SAMPLED_ROWS)
  const width = Math.max(widthOf(header?.cells ?? []), ...start.map(({ cells }) => widthOf(cells)))
  return Array.from({ length: width }, (_, index) => ({
    index,
    header: shown(header?.cells[index] ?? ''),
    samples: start
      .flatMap(({ cells: { [index]: cell } }) => (cell === undefined || isBlank(cell) ? [] : [shown(cell)]))
      .slice(0, SAMPLES),
  }))
}

/** Empty cells at the end do not make columns. */
export const widthOf = (cells: readonly string[]) => cells.findLastIndex((cell) => !isBlank(cell)) + 1

const shown = (cell: string) => cell.trim().slice(0, MAX_TEXT).toWellFormed()
