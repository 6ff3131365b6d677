// The rows of a list as an object: one line each, so that a page is read without the rest. Before the row itself stand
// letters by which rows are chosen without being parsed.
import type { Readable } from 'node:stream'
import type { Fields } from '../recipients/schemas.ts'
import type { RowOutcome, RowQuery, RowReport } from './schemas.ts'

export interface ListRow extends RowReport {
  /** What the mail can say: cells by the name of their field, without empty ones. */
  fields: Fields
}

export type Shown = NonNullable<RowQuery['show']>

const OUTCOMES: Record<RowOutcome, string> = { taken: 't', duplicate: 'd', invalid: 'i' }
const LETTERS: Record<Shown, string> = {
  ...{ all: '', taken: 't', duplicates: 'd', invalid: 'i' },
  ...{ corrected: 'c', suspicious: 's' },
}

/** Null when they are larger than `most` bytes. */
export function writeRows(rows: readonly ListRow[], most: number): Buffer | null {
  const lines: Buffer[] = []
  let size = 0
  for (const row of rows) {
    // All lines as one text would need as much memory again.
    const line = Buffer.from(`${lettersOf(row)} ${JSON.stringify(row)}\n`)
    size += line.length
    if (size > most) return null
    lines.push(line)
  }
  return Buffer.concat(lines)
}

function lettersOf({ outcome, corrections, suggestion }: ListRow): string {
  const isTaken = outcome === 'taken'
  return [
    OUTCOMES[outcome],
    isTaken && corrections.length > 0 ? LETTERS.corrected : '',
    isTaken && suggestion !== null ? LETTERS.suspicious : '',
  ].join('')
}

export interface FoundRow {
  row: ListRow
  /** The position in the object of the line after it. */
  next: number
}

/** The rows that are shown, in their order. `stream` begins at the position `start`, where a line begins. */
export async function* readRows(stream: Readable, show: Shown, start = 0): AsyncGenerator<FoundRow> {
  let rest: Buffer = Buffer.alloc(0)
  let at = start
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let from = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      const line = bytes.subarray(from, end)
      from = end + 1
      const space = line.indexOf(32)
      if (line.subarray(0, space).includes(LETTERS[show]))
        yield { row: JSON.parse(line.subarray(space + 1).toString()), next: at + from }
    }
    at += from
    rest = bytes.subarray(from)
  }
}
