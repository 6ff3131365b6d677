// Splits text into records and cells, as RFC 4180 says, with any line ends. Where a quotation mark is never closed, or
// is closed within a cell, it is taken as a letter, and its line is reported: it must not swallow the lines after it.

export interface CsvRecord {
  /** The line on which it begins, from 1. */
  line: number
  cells: string[]
  /** Whether a quotation mark in it does not enclose a cell. */
  hasStrayQuote: boolean
}

/** A cell in quotation marks that is longer was never closed. */
const MAX_QUOTED = 100_000
const MAX_QUOTED_LINES = 200

export const isBlank = (cell: string | undefined) => cell === undefined || /^\s*$/u.test(cell)

const QUOTE = 34
const CR = 13
const LF = 10

export interface RecordLimits {
  /** Records after this many are not read. */
  most?: number
  /** A cell in quotation marks with more line ends was never closed. */
  quotedLines?: number
}

/** `separator` is one character. */
export function* csvRecords(
  text: string,
  separator: string,
  { most = Number.POSITIVE_INFINITY, quotedLines = MAX_QUOTED_LINES }: RecordLimits = {},
): Generator<CsvRecord> {
  const shape = { divider: separator.charCodeAt(0), quotedLines }
  const { divider } = shape
  let at = 0
  let line = 1
  for (let count = 0; at < text.length && count < most; count++) {
    const record: CsvRecord = { line, cells: [], hasStrayQuote: false }
    for (;;) {
      const cell = quotedCell(text, at, shape) ?? plainCell(text, at, divider)
      record.cells.push(cell.value)
      record.hasStrayQuote ||= cell.isStray
      line += cell.lines
      at = cell.end
      if (text.charCodeAt(at) !== divider) break
      at += 1
    }
    if (at < text.length) {
      at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1
      line += 1
    }
    yield record
  }
}

interface Cell {
  value: string
  /** The position of the separator or the line end after it. */
  end: number
  /** Line ends inside. */
  lines: number
  isStray: boolean
}

const isSpace = (code: number) => code === 32 || code === 9 || code === 160

const endsCell = (code: number, divider: number) =>
  code === divider || code === CR || code === LF || Number.isNaN(code)

/** Null when the cell is not one in quotation marks. */
function quotedCell(
  text: string,
  from: number,
  { divider, quotedLines }: { divider: number; quotedLines: number },
): Cell | null {
  let start = from
  while (isSpace(text.charCodeAt(start)) && text.charCodeAt(start) !== divider) start += 1
  if (text.charCodeAt(start) !== QUOTE) return null
  let doubled = false
  for (let at = start + 1; ; ) {
    const quote = text.indexOf('"', at)
    if (quote < 0 || quote - start > MAX_QUOTED) return null
    if (text.charCodeAt(quote + 1) === QUOTE) {
      doubled = true
      at = quote + 2
      continue
    }
    let end = quote + 1
    while (isSpace(text.charCodeAt(end)) && text.charCodeAt(end) !== divider) end += 1
    if (!endsCell(text.charCodeAt(end), divider)) return null
    const inside = text.slice(start + 1, quote)
    const lines = lineEndsIn(inside)
    if (lines > quotedLines) return null
    return { value: doubled ? inside.replaceAll('""', '"') : inside, end, lines, isStray: false }
  }
}

function plainCell(text: string, from: number, divider: number): Cell {
  let end = from
  while (!endsCell(text.charCodeAt(end), divider)) end += 1
  const value = text.slice(from, end)
  return { value, end, lines: 0, isStray: /^\s*"/u.test(value) }
}

const lineEndsIn = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0
