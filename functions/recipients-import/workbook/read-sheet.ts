// The cells of one sheet, as they are shown.
import { MAX_LIST_ROWS } from '../../../services/campaigns/lists/schemas.ts'
import { isBlank } from '../../../services/platform/csv-records.ts'
import { UnreadableDocument } from '../../../services/platform/unreadable.ts'
import { tooManyRows } from '../read-csv.ts'
import type { SourceRow } from '../table.ts'
import { type Archive, damaged } from './archive.ts'
import { type Attributes, isTrue, readXml } from './read-xml.ts'
import { textCollector, unescaped } from './shared-strings.ts'

export interface SheetContext {
  sharedStrings: readonly string[]
  formats: readonly string[]
  numberText(value: number, code: string): string
}

export interface SheetCells {
  rows: SourceRow[]
  blanks: number[]
  /** Cells whose formula has no stored result, and those that show an error. */
  withoutResult: string[]
  withError: string[]
  /** Indexes of hidden columns. */
  hiddenColumns: Set<number>
}

export interface SheetRequest {
  path: string
  /** Rows with cells after this many are not read. */
  most?: number
}

/** Rows above the headers. */
const ABOVE = 100
const MAX_COLUMNS = 16_384
/** Characters of all cells. Many cells may share one long text. */
const MAX_TEXT = 40_000_000
const MAX_MERGED = 5_000_000
/** Cells with the empty ones before them; a row with one cell in its last column has 16,384. */
const MAX_CELLS = 10_000_000
/** Excel's last row. */
const LAST_ROW = 1_048_576
/** A range such as `XFD1048576:XFD1048576` is shorter. */
const MAX_REFERENCE = 50

const tooMuch = () =>
  new UnreadableDocument('The sheet holds more text than a list may. Keep only the columns that are needed.')

export async function readSheet(
  archive: Archive,
  { path, most = Number.POSITIVE_INFINITY }: SheetRequest,
  { sharedStrings, formats, numberText }: SheetContext,
): Promise<SheetCells> {
  const found: SheetCells = {
    ...{ rows: [], blanks: [], withoutResult: [], withError: [] },
    hiddenColumns: new Set(),
  }
  const collector = textCollector()
  const merged: string[] = []
  let row: SourceRow = { number: 0, cells: [], isHidden: false, problem: null }
  let column = -1
  let type = 'n'
  let style = 0
  let value = ''
  let hasFormula = false
  let isValue = false
  let letters = 0
  let cells = 0

  function openRow({ r, hidden }: Attributes): void {
    const number = Number(r ?? row.number + 1)
    if (!Number.isInteger(number) || number <= row.number || number > LAST_ROW) throw damaged()
    row = { number, cells: [], isHidden: isTrue(hidden), problem: null }
    column = -1
  }

  function openCell({ r, t, s }: Attributes): void {
    column = r === undefined ? column + 1 : columnIn(r)
    type = t ?? 'n'
    style = s === undefined ? 0 : Number(s)
    value = ''
    hasFormula = false
  }

  function closeCell(): void {
    const text = cellText()
    if (text === '') return
    letters += text.length
    if (letters > MAX_TEXT || column >= MAX_COLUMNS) throw tooMuch()
    // Programs differ in what they show of a cell that is nowhere, or there twice.
    if (column < 0 || row.cells[column]) throw damaged()
    cells += Math.max(0, column + 1 - row.cells.length)
    if (cells > MAX_CELLS) throw tooMuch()
    while (row.cells.length < column) row.cells.push('')
    row.cells[column] = text
  }

  function cellText(): string {
    if (type === 's') return sharedStrings[Number(value)] ?? ''
    if (type === 'inlineStr') return collector.take()
    if (type === 'str') return unescaped(value)
    if (value === '') {
      if (hasFormula) found.withoutResult.push(`${columnName(column)}${row.number}`)
      return ''
    }
    if (type === 'e') {
      found.withError.push(`${columnName(column)}${row.number}`)
      return ''
    }
    if (type === 'b') return value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
    if (type === 'd') return value.replace(/T00:00:00(?:\.0+)?Z?$/, '')
    const number = Number(value)
    return Number.isFinite(number) ? numberText(number, formats[style] ?? 'General') : value
  }

  function closeRow(): void {
    if (row.cells.every(isBlank)) found.blanks.push(row.number)
    else found.rows.push(row)
    if (found.rows.length > MAX_LIST_ROWS + ABOVE) throw tooManyRows()
  }

  await readXml(archive, path, {
    open(name, attributes) {
      if (name === 'c') openCell(attributes())
      else if (name === 'v') isValue = true
      else if (name === 'f') hasFormula = true
      else if (name === 't' || name === 'rPh') collector.open(name)
      else if (name === 'row') openRow(attributes())
      else if (name === 'col') hideColumns(found.hiddenColumns, attributes())
      else if (name === 'mergeCell') merged.push((attributes().ref ?? '').slice(0, MAX_REFERENCE))
    },
    close(name) {
      if (name === 'c') closeCell()
      else if (name === 'v') isValue = false
      else if (name === 't' || name === 'rPh') collector.close(name)
      else if (name === 'row') closeRow()
    },
    text(text) {
      if (isValue) value += text
      else collector.text(text)
    },
    isDone: () => found.rows.length > most,
  })
  emptyCovered(found.rows, merged)
  const isEmpty = ({ cells }: SourceRow) => cells.every(isBlank)
  found.blanks.push(...found.rows.filter(isEmpty).map(({ number }) => number))
  return { ...found, rows: found.rows.filter((each) => !isEmpty(each)) }
}

/** The index of a cell's column, from 0: `AB12` is 27. */
function columnIn(reference: string): number {
  let index = 0
  for (const letter of reference) {
    const code = letter.charCodeAt(0) & ~32
    if (code < 65 || code > 90) break
    index = index * 26 + code - 64
  }
  return index - 1
}

export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

function hideColumns(hiddenColumns: Set<number>, { min, max, hidden }: Attributes): void {
  if (!isTrue(hidden)) return
  const last = Math.min(Number(max), 200)
  for (let column = Math.max(1, Number(min)); column <= last; column++) hiddenColumns.add(column - 1)
}

/** Only the first cell of merged ones is seen; the others may hold what was there before. */
function emptyCovered(rows: readonly SourceRow[], merged: readonly string[]): void {
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  let work = 0
  for (const reference of merged) {
    const [start = '', end = start] = reference.split(':')
    const [top, bottom] = [rowIn(start), rowIn(end)]
    const [left, right] = [columnIn(start), columnIn(end)]
    for (let number = top; number <= Math.min(bottom, top + MAX_LIST_ROWS); number++) {
      const cells = byNumber.get(number)?.cells
      const last = Math.min(right, (cells?.length ?? 0) - 1)
      work += 1 + Math.max(0, last - left)
      if (work > MAX_MERGED) throw tooMuch()
      for (let column = left; cells && column <= last; column++)
        if (number !== top || column !== left) cells[column] = ''
    }
  }
}

const rowIn = (reference: string) => Number(/\d+$/.exec(reference)?.[0] ?? 0)
