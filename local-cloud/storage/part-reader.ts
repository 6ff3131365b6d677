import { invalid, StorageError } from './errors.ts'
import { MAX_PART_HEAD_BYTES } from './limits.ts'

/**
 * Reads a MIME multipart body part by part, without holding a part in memory. Parts must be read in order and to their
 * end. Throws 400 when the body ends early or a head is too large.
 */
export function createPartReader(source: AsyncIterable<Buffer>, boundary: string) {
  const pieces = source[Symbol.asyncIterator]()
  // A line break before the body's first delimiter is optional; adding one makes all delimiters alike.
  let held: Buffer = Buffer.from('\n')
  // MIME requires CRLF. Python's generator, which gcloud uses, writes LF, and Google accepts that too, so the line of
  // the first delimiter decides.
  let lineBreak = Buffer.from('\n')
  let delimiter = Buffer.from(`\n--${boundary}`)
  let isFirst = true

  async function more(): Promise<void> {
    const { done, value } = await pieces.next()
    if (done) throw invalid('The multipart body ended before its closing delimiter.')
    held = held.length === 0 ? value : Buffer.concat([held, value])
  }

  /** Reads everything up to `mark`, which is dropped. The result is held in memory, so its size is limited. */
  async function readThrough(mark: Buffer): Promise<Buffer> {
    for (;;) {
      const at = held.indexOf(mark)
      if (at >= 0) {
        const text = held.subarray(0, at)
        held = held.subarray(at + mark.length)
        return text
      }
      if (held.length > MAX_PART_HEAD_BYTES) throw tooLarge()
      await more()
    }
  }

  return {
    /** Moves to the next part and returns its headers with names in lower case, or null after the last one. */
    async next(): Promise<Record<string, string> | null> {
      if (isFirst || held.indexOf(lineBreak) === 0) await readThrough(delimiter)
      while (held.length < 2) await more()
      if (held[0] === 45 && held[1] === 45) {
        for (let end = await pieces.next(); !end.done; end = await pieces.next()) held = end.value
        return null
      }
      const restOfLine = await readThrough(Buffer.from('\n'))
      if (isFirst && restOfLine.at(-1) === 13) {
        lineBreak = Buffer.from('\r\n')
        delimiter = Buffer.from(`\r\n--${boundary}`)
      }
      isFirst = false
      // The line break is kept, so that a part without headers has its blank line at the very start.
      held = Buffer.concat([lineBreak, held])
      const head = await readThrough(Buffer.concat([lineBreak, lineBreak]))
      return parseHead(head.toString('utf8'))
    },

    /** The part's content in pieces. */
    async *content(): AsyncGenerator<Buffer, void, undefined> {
      for (;;) {
        const at = held.indexOf(delimiter)
        if (at >= 0) {
          if (at > 0) yield held.subarray(0, at)
          held = held.subarray(at)
          return
        }
        // The tail may be the start of a delimiter.
        const sure = held.length - delimiter.length + 1
        if (sure > 0) {
          const piece = held.subarray(0, sure)
          held = held.subarray(sure)
          yield piece
        }
        await more()
      }
    },

    /** The part's content as text. */
    async text(): Promise<string> {
      const content = await readThrough(delimiter)
      held = Buffer.concat([delimiter, held])
      return content.toString('utf8')
    },
  }
}

export type PartReader = ReturnType<typeof createPartReader>

const tooLarge = () =>
  new StorageError({
    status: 413,
    reason: 'uploadTooLarge',
    code: 'EntityTooLarge',
    message: 'Metadata part is too large.',
  })

/** The boundary of a multipart content type. Throws 400 without one. */
export function boundaryOf(contentType: string | undefined): string {
  const match = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? '')
  // gcloud's library quotes like Python, `boundary='…'`. Source: apitools, transfer.py
  const boundary = match?.[1] ?? match?.[2]?.replace(/^'(.+)'$/, '$1')
  if (!boundary) throw invalid('Missing boundary in the multipart content type.')
  return boundary
}

function parseHead(head: string): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim()
  }
  return headers
}
