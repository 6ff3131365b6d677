// A list of recipients as a file becomes columns, a mapping, and a report about its rows.
import type { ListChoice } from '../../services/campaigns/lists/record.ts'
import { type ListRow, writeRows } from '../../services/campaigns/lists/rows-file.ts'
import type { ListColumn, ListCounts, ListMapping } from '../../services/campaigns/lists/schemas.ts'
import { MAX_LIST_BYTES, MAX_LIST_COLUMNS, MAX_LIST_ROWS } from '../../services/campaigns/lists/schemas.ts'
import { isBlank } from '../../services/platform/csv-records.ts'
import { tableFileKind } from '../../services/platform/table-file-kind.ts'
import { UnreadableDocument } from '../../services/platform/unreadable.ts'
import { countColumns, findColumns, widthOf } from './columns/find-columns.ts'
import { findHeader, looksLikeAddress } from './columns/find-header.ts'
import { knownField } from './columns/header-words.ts'
import { called, proposeFields } from './columns/map-columns.ts'
import { countRows, judgeRows } from './judge-rows.ts'
import { readCsv, tooManyRows } from './read-csv.ts'
import { places, type SourceRow, type Table } from './table.ts'
import { readWorkbook } from './workbook/read-workbook.ts'

const SAVE_AS = 'Open it in a spreadsheet program and save it as .xlsx or as CSV.'

/** Bytes of the report, in which every row names its fields. */
const MAX_STORED = 64 * 1024 * 1024

export interface ListQuestion {
  bytes: Uint8Array
  /** What the person chose; null the first time. */
  choice: ListChoice | null
}

export interface ReadList {
  sheets: string[]
  columns: ListColumn[]
  mapping: ListMapping
  notices: string[]
  canTake: boolean
  counts: ListCounts
  rows: ListRow[]
}

/** What leaves the process that reads: the rows as they are stored, because they may be many. */
export type StoredReading = Omit<ReadList, 'rows'> & {
  rows: Uint8Array
  /** Domains of its recipients, the most frequent first, at most 30. */
  domains: string[]
}

/** Throws UnreadableDocument. */
export async function readForStorage(question: ListQuestion): Promise<StoredReading> {
  const { rows, ...read } = await readList(question)
  const stored = writeRows(rows, MAX_STORED)
  if (!stored)
    throw new UnreadableDocument(
      'The list holds more text than can be kept. Keep only the columns that the mails use, or divide it.',
    )
  return { ...read, rows: stored, domains: domainsOf(rows) }
}

const MAX_DOMAINS = 30

function domainsOf(rows: readonly ListRow[]): string[] {
  const counts = new Map<string, number>()
  for (const { email } of rows) {
    const domain = email?.split('@')[1]
    if (domain) counts.set(domain, (counts.get(domain) ?? 0) + 1)
  }
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one)
  return sorted.slice(0, MAX_DOMAINS).map(([domain]) => domain)
}

/** Throws UnreadableDocument, which says in plain words why and what to do. */
export async function readList({ bytes, choice }: ListQuestion): Promise<ReadList> {
  const { sheets, sheet, table } = await open(Buffer.from(bytes), choice?.sheet ?? null)
  const headerRow = choice?.headerRow ?? findHeader(table.rows)
  const header = table.rows.find(({ number }) => number === headerRow) ?? null
  const below = table.rows.filter(({ number }) => number > headerRow)
  const takesHiddenRows = choice?.takesHiddenRows ?? false
  const hidden = below.filter(({ isHidden }) => isHidden)
  const rows = apart(takesHiddenRows ? below : below.filter(({ isHidden }) => !isHidden), header)
  if (rows.length > MAX_LIST_ROWS) throw tooManyRows()
  const count = countColumns(header, rows)
  if (count > MAX_LIST_COLUMNS)
    throw new UnreadableDocument(
      `The list has ${count} columns, and ${MAX_LIST_COLUMNS} are possible. Keep those that the mails use.`,
    )
  const columns = findColumns(header, rows)
  const proposed = proposeFields(columns, rows)
  const fields = choice?.fields ? fitted(choice.fields, columns.length) : proposed.fields
  // A sheet has no separators that could be missing.
  const width = header === null || sheet !== null ? 0 : widthOf(header.cells)
  const canTake = fields.includes('email')
  const judged = canTake ? judgeRows({ rows, fields, width }) : []
  const last = table.rows.at(-1)?.number ?? 0
  return {
    sheets,
    columns,
    mapping: { sheet, headerRow, fields, takesHiddenRows },
    notices: [
      ...table.notices,
      ...(choice?.fields ? [] : proposed.notices),
      ...hiddenNotice(hidden, takesHiddenRows),
      ...(canTake ? [] : [withoutEmail(columns)]),
      ...(canTake ? [] : unevenNotices(rows, width)),
      ...(rows.length === 0 ? ['There are no rows below the headers.'] : []),
    ],
    canTake: canTake && judged.some(({ outcome }) => outcome === 'taken'),
    counts: {
      ...countRows(judged),
      rows: rows.length,
      // A sheet may have any number of empty rows below its cells.
      blank: table.blanks.filter((number) => number > headerRow && (sheet === null || number < last)).length,
      hidden: hidden.length,
    },
    rows: judged,
  }
}

interface Opened {
  sheets: string[]
  sheet: string | null
  table: Table
}

async function open(bytes: Buffer, sheet: string | null): Promise<Opened> {
  if (bytes.length > MAX_LIST_BYTES) throw new UnreadableDocument('The file is too large for a list.')
  if (tableFileKind(bytes, SAVE_AS) === 'archive') return readWorkbook({ bytes, sheet, rate })
  const table = readCsv(bytes)
  if (table.rows.length === 0) throw new UnreadableDocument('The file has no rows.')
  return { sheets: [], sheet: null, table }
}

/** How well a sheet looks like a list of recipients. */
function rate(rows: SourceRow[]): number {
  const addresses = rows.filter(({ cells }) => cells.some(looksLikeAddress)).length
  const isNamed = rows.some(({ cells }) => cells.some((cell) => knownField(cell) === 'email'))
  return addresses + (isNamed ? 1 : 0)
}

/** Addresses that were pasted one after another are one row each. */
function apart(rows: SourceRow[], header: SourceRow | null): SourceRow[] {
  if (header !== null) return rows
  const filled = rows.map((row) => ({ ...row, cells: row.cells.filter((cell) => !isBlank(cell)) }))
  if (!filled.every(({ cells }) => cells.every(looksLikeAddress))) return rows
  return filled.flatMap((row) =>
    row.cells.flatMap(separateAddresses).map((cell) => ({ ...row, cells: [cell] })),
  )
}

/** A comma may also stand in the name before an address. */
function separateAddresses(cell: string): string[] {
  const parts = cell.split(/[;,]/)
  return parts.every(looksLikeAddress) ? parts : [cell]
}

const fitted = (fields: readonly (string | null)[], length: number) =>
  Array.from({ length }, (_, index) => fields[index] ?? null)

function withoutEmail(columns: readonly ListColumn[]): string {
  const found = columns.map(called)
  return `No column with e-mail addresses was found. Choose it among: ${places(found, MAX_LIST_COLUMNS)}.`
}

function hiddenNotice(hidden: readonly SourceRow[], takes: boolean): string[] {
  if (hidden.length === 0) return []
  const numbers = places(hidden.map(({ number }) => number))
  return [
    takes
      ? `Rows that the sheet hides are taken, too: ${numbers}.`
      : `The sheet hides rows: ${numbers}. They are left out, unless you choose to take them.`,
  ]
}

/** Where rows are not judged, those with other cells than columns are named all the same. */
function unevenNotices(rows: readonly SourceRow[], width: number): string[] {
  if (width === 0) return []
  const long = rows.filter(({ cells }) => widthOf(cells) > width).map(({ number }) => number)
  const short = rows.filter(({ cells }) => cells.length < width).map(({ number }) => number)
  return [
    ...(short.length > 0 ? [`Rows with fewer cells than columns: ${places(short)}.`] : []),
    ...(long.length > 0 ? [`Rows with more cells than columns: ${places(long)}.`] : []),
  ]
}
