// A catalogue as a file becomes products, each with its rows and what is wrong with them by themselves. Whether they fit
// the shop is asked later, where the shop is known.
import { decodeText } from '../../../platform/decode-text.ts'
import { tableFileKind } from '../../../platform/table-file-kind.ts'
import { UnreadableDocument } from '../../../platform/unreadable.ts'
import { groupsOf, type ReadGroup } from './groups.ts'
import { separatorOf } from './header.ts'
import { readTable } from './table.ts'

export interface CatalogueQuestion {
  bytes: Uint8Array
  /** The shop's: amounts are read in it. */
  currency: string
}

export interface ReadCatalogue {
  /** JSON, a group in each line: what leaves the process that reads may be large. Each piece holds whole lines. */
  groups: Uint8Array[]
  rows: number
  unread: string[]
}

const ADVICE = 'Open it in a spreadsheet program and save it as CSV.'
/** The line with which Excel names the separator of a file. */
const EXCEL_SEPARATOR = /^sep=(.)(?:\r\n|\r|\n)/
/** Bytes of what is read. */
const MAX_READ = 112 * 1024 * 1024
const PIECE = 1024 * 1024

/** Throws UnreadableDocument, which says in plain words why and what to do. */
export function readCatalogue({ bytes, currency }: CatalogueQuestion): ReadCatalogue {
  const file = Buffer.from(bytes)
  if (tableFileKind(file, ADVICE) === 'archive')
    throw new UnreadableDocument(
      `The file is an archive or a workbook (.xlsx), whatever its name says. ${ADVICE}`,
    )
  const { text } = decodeText(file)
  const [heading = '', named] = EXCEL_SEPARATOR.exec(text) ?? []
  const content = text.slice(heading.length)
  const separator = named ?? separatorOf(content)
  const { rows, unread } = readTable(content, separator)
  const money = { currency, takesCommas: separator !== ',' }
  const groups: Buffer[] = []
  let lines: string[] = []
  let length = 0
  let size = 0
  let count = 0
  function endPiece() {
    const piece = Buffer.from(lines.join(''))
    size += piece.length
    if (size > MAX_READ) throw new UnreadableDocument('The file holds more text than can be kept. Divide it.')
    if (piece.length > 0) groups.push(piece)
    lines = []
    length = 0
  }
  for (const group of groupsOf(rows, money)) {
    const line = `${JSON.stringify(group)}\n`
    lines.push(line)
    length += line.length
    count += group.rows.length
    if (length > PIECE) endPiece()
  }
  endPiece()
  return { groups, rows: count, unread }
}

/** Takes each piece out when its turn comes, so that it need not be in memory any longer. */
export function* readGroups(pieces: Uint8Array[]): Generator<ReadGroup> {
  for (let piece = pieces.shift(); piece; piece = pieces.shift())
    for (const line of Buffer.from(piece).toString().trimEnd().split('\n')) yield JSON.parse(line)
}
