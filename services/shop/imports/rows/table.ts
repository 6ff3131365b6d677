// A text file as a table: the columns that its first row names, and rows of cells.
import { armed } from '../../../platform/csv.ts'
import { csvRecords, isBlank } from '../../../platform/csv-records.ts'
import { UnreadableDocument } from '../../../platform/unreadable.ts'
import type { Column } from '../columns/columns.ts'
import { MAX_CATALOGUE_ROWS } from '../schemas.ts'
import { addProblem, type SourceRow } from './cell-reader.ts'
import { checkColumns, columnsOf } from './header.ts'

/** A description has as many lines as it has letters at most. */
const QUOTED_LINES = 20_000
/** Letters of a header that a report shows, and headers of them. */
const SHOWN = 60
const MOST_SHOWN = 20

export interface CatalogueTable {
  /** Headers of columns that are not read. */
  unread: string[]
  rows: Generator<SourceRow>
}

/** Throws UnreadableDocument, also while rows are read. */
export function readTable(text: string, separator: string): CatalogueTable {
  const records = csvRecords(text, separator, { quotedLines: QUOTED_LINES })
  let row = 0
  const next = () => {
    row += 1
    return records.next()
  }
  let first = next()
  while (!first.done && first.value.cells.every(isBlank)) first = next()
  if (first.done) throw new UnreadableDocument('The file has no rows.')
  const headers = first.value.cells
  const columns = columnsOf(headers)
  checkColumns(columns)

  function* rows(): Generator<SourceRow> {
    let count = 0
    for (let record = next(); !record.done; record = next()) {
      const { cells, hasStrayQuote } = record.value
      if (cells.every(isBlank)) continue
      count += 1
      if (count > MAX_CATALOGUE_ROWS) throw tooManyRows()
      const source: SourceRow = { row, cells: cellsOf(cells, columns), problems: [] }
      if (hasStrayQuote)
        addProblem(source, 'slug', 'stands in a row with a quotation mark that encloses no cell')
      if (cells.findLastIndex((cell) => !isBlank(cell)) >= headers.length)
        addProblem(source, 'slug', 'stands in a row with more cells than there are columns')
      yield source
    }
  }

  const unread = headers.filter((header, index) => !isBlank(header) && columns[index] === null)
  return {
    unread: unread.slice(0, MOST_SHOWN).map((header) => header.trim().slice(0, SHOWN).toWellFormed()),
    rows: rows(),
  }
}

const tooManyRows = () =>
  new UnreadableDocument(
    `The file has more than ${MAX_CATALOGUE_ROWS.toLocaleString('en')} rows. Divide it into several files.`,
  )

const cellsOf = (cells: readonly string[], columns: readonly (Column | null)[]): Map<Column, string> =>
  new Map(
    columns.flatMap((column, index) =>
      column === null ? [] : [[column, clean(cells[index] ?? '')] as const],
    ),
  )

/** A blank cell is empty. What looks like a formula is text, and the mark that a shop put before it is taken off. */
const clean = (cell: string) => (isBlank(cell) ? '' : armed(cell).toWellFormed())
