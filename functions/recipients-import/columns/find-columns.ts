import type { ListColumn } from '../../../services/campaigns/lists/schemas.ts'
import { isBlank } from '../../../services/platform/csv-records.ts'
import type { SourceRow } from '../table.ts'

const SAMPLES = 3
const SAMPLED_ROWS = 200
const MAX_TEXT = 200

export const countColumns = (header: SourceRow | null, rows: readonly SourceRow[]): number =>
  Math.max(widthOf(header?.cells ?? []), ...rows.slice(0, SAMPLED_ROWS).map(({ cells }) => widthOf(cells)))

/** The columns of a list with their headers and first values. `header` is null when there is none. */
export function findColumns(header: SourceRow | null, rows: readonly SourceRow[]): ListColumn[] {
  const start = rows.slice(0, SAMPLED_ROWS)
  return Array.from({ length: countColumns(header, rows) }, (_, index) => ({
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
