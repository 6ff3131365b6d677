// What becomes of the rows as an object: one line for each product with its rows, so that a page is a range of it, and
// taking goes on where it stopped.
import type { Readable } from 'node:stream'
import type { ReadProduct } from './rows/read-product.ts'
import type { ImportOutcome, ImportRow } from './schemas.ts'

export interface ReportLine {
  outcome: ImportOutcome
  rows: ImportRow[]
  /** What is written when it is taken; null where there is nothing to write. */
  product: ReadProduct | null
  /** The product that is changed, or that it becomes. */
  productId: string | null
}

export interface FoundLine {
  line: ReportLine
  /** The position of the line, and of the one after it. */
  at: number
  next: number
}

export const writeLine = (line: ReportLine): Buffer => Buffer.from(`${JSON.stringify(line)}\n`)

/** `stream` begins at the position `start`, where a line begins. */
export async function* readLines(stream: Readable, start = 0): AsyncGenerator<FoundLine> {
  const parts: Buffer[] = []
  let at = start
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, end))
      const line = Buffer.concat(parts.splice(0))
      const next = at + line.length + 1
      yield { line: JSON.parse(line.toString()), at, next }
      at = next
      from = end + 1
    }
    if (from < chunk.length) parts.push(chunk.subarray(from))
  }
}
