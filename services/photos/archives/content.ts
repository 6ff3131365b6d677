// An archive as it is sent.
import { Readable } from 'node:stream'
import { safeName } from '../../platform/archive-paths.ts'
import { type OpenEntry, readZip } from './read-zip.ts'
import type { ZipLayout } from './zip-layout.ts'

/** At an address of storage, or from here; both in parts, too. */
export type ArchiveContent = { kind: 'stored'; url: string } | StreamedArchive

export interface StreamedArchive {
  kind: 'streamed'
  /** With `.zip`. */
  name: string
  /** Bytes. */
  size: number
  /** The same for the same bytes. */
  etag: string
  /** From `from` (inclusive) to `to` (exclusive). Throws AppError `not-found` when the first of them cannot be read. */
  read(from: number, to: number): Promise<Readable>
}

export const zipName = (name: string) => `${safeName(name)}.zip`

export interface Streamed {
  layout: ZipLayout
  name: string
  /** Differs for other bytes. */
  key: string
  open: OpenEntry
}

export const streamedContent = ({ layout, name, key, open }: Streamed): StreamedArchive => ({
  kind: 'streamed',
  name: zipName(name),
  size: layout.size,
  etag: `"${key.slice(0, 40)}"`,
  async read(from, to) {
    const bytes = readZip(layout, { from, to }, open)
    // What fails at once is an answer; later it can only end the stream.
    const first = await bytes.next()
    return Readable.from(continued(first, bytes), { objectMode: false })
  },
})

async function* continued(
  first: IteratorResult<Buffer>,
  rest: AsyncGenerator<Buffer>,
): AsyncGenerator<Buffer> {
  try {
    if (first.done) return
    yield first.value
    yield* rest
  } finally {
    await rest.return(undefined)
  }
}
