import type { FoundLine } from './report-file.ts'
import type { ImportCounts } from './schemas.ts'

/** How many rows are refused, and what becomes of the products of the others. */
export async function countLines(lines: AsyncIterable<FoundLine>): Promise<ImportCounts> {
  const counts = { rows: 0, created: 0, changed: 0, same: 0, refused: 0, written: 0 }
  for await (const { line } of lines) {
    counts.rows += line.rows.length
    counts[line.outcome] += line.outcome === 'refused' ? line.rows.length : 1
  }
  return counts
}
