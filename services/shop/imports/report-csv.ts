// The report about an uploaded catalogue as a CSV file, one row for each row of the catalogue.
import { csvHead, csvLines } from '../../platform/csv.ts'
import type { FoundLine } from './report-file.ts'
import type { ImportRow } from './schemas.ts'

const COLUMNS = ['row', 'outcome', 'title', 'sku', 'problems'] as const

/** Rows that become one piece of the file. */
const PIECE = 250

export async function* reportCsv(
  lines: AsyncIterable<FoundLine> | Iterable<FoundLine>,
): AsyncGenerator<string> {
  yield csvHead(COLUMNS)
  let rows: Record<string, string>[] = []
  for await (const { line } of lines) {
    rows.push(...line.rows.map(toCells))
    if (rows.length < PIECE) continue
    yield csvLines(rows, COLUMNS)
    rows = []
  }
  yield csvLines(rows, COLUMNS)
}

const toCells = ({ row, outcome, title, sku, problems }: ImportRow) => ({
  ...{ row: String(row), outcome, title, sku },
  problems: problems
    .map(({ column, value, message }) => `${column}${value === '' ? '' : ` “${value}”`}: ${message}`)
    .join('; '),
})
