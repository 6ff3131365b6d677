import { MAX_LIST_ROWS } from '../../services/campaigns/lists/schemas.ts'
import { csvRecords, isBlank } from '../../services/platform/csv-records.ts'
import { separatorOf } from '../../services/platform/csv-separator.ts'
import { decodeText } from '../../services/platform/decode-text.ts'
import { UnreadableDocument } from '../../services/platform/unreadable.ts'
import { places, type SourceRow, type Table } from './table.ts'

/** The line with which Excel names the separator of a file. */
const EXCEL_SEPARATOR = /^sep=(.)(?:\r\n|\r|\n)/

/** Rows above the headers. */
const ABOVE = 100

export const tooManyRows = () =>
  new UnreadableDocument(
    `The list has more than ${MAX_LIST_ROWS.toLocaleString('en')} rows. Divide it into several files.`,
  )

/** Throws UnreadableDocument. */
export function readCsv(bytes: Buffer): Table {
  const { text, notices } = decodeText(bytes)
  const [heading = '', named] = EXCEL_SEPARATOR.exec(text) ?? []
  const content = text.slice(heading.length)
  const first = heading === '' ? 0 : 1
  const rows: SourceRow[] = []
  const blanks: number[] = []
  for (const { line, cells, hasStrayQuote } of csvRecords(content, named ?? separatorOf(content))) {
    if (cells.every(isBlank)) {
      blanks.push(line + first)
      continue
    }
    const problem = hasStrayQuote ? 'A quotation mark in this line does not enclose a cell. Remove it.' : null
    rows.push({ number: line + first, cells, isHidden: false, problem })
    if (rows.length > MAX_LIST_ROWS + ABOVE) throw tooManyRows()
  }
  const stray = rows.filter(({ problem }) => problem !== null)
  if (stray.length > 0)
    notices.push(
      `A quotation mark that does not enclose a cell was read as text in line ${places(stray.map(({ number }) => number))}.`,
    )
  return { rows, blanks, notices }
}
