// Creates a zip of many files while it is read: one file is open at a time, and nothing is buffered in memory.
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { safePath, uniquePaths } from './archive-paths.ts'
import type { ExportedFile } from './exporting.ts'

export interface ArchiveOptions {
  /** Called for a file that could not be read to its end. The archive lists it and continues without it. */
  failed?: (path: string, error: unknown) => void
  now: () => number
}

/** Destroying the returned stream ends the reading of the files. */
export function archiveOf(files: AsyncIterable<ExportedFile>, { failed, now }: ArchiveOptions): Readable {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  const left = new AbortController()
  output.once('close', () => left.abort())
  const unique = uniquePaths()
  const missing: string[] = []

  function note(path: string, error: unknown): void {
    missing.push(path)
    failed?.(path, error)
  }

  async function add(file: ExportedFile): Promise<void> {
    const path = unique(safePath(file.path))
    const content = await opened(file).catch((error: unknown) => note(path, error))
    if (!content) return
    if (left.signal.aborted) {
      content.destroy()
      return
    }
    const source = Readable.from(
      untilFailure(content, (error) => note(`${path} (incomplete)`, error)),
      {
        objectMode: false,
      },
    )
    const stop = () => source.destroy()
    left.signal.addEventListener('abort', stop, { once: true })
    zip.addReadStreamLazy(path, { mtime: file.modifiedAt, compress: file.shrinks }, handOver(source))
    keepNameAlone(zip)
    // The next file is opened when this one has been consumed, so a slow reader slows the reading of files.
    await finished(source, { writable: false }).catch(() => undefined)
    left.signal.removeEventListener('abort', stop)
  }

  async function fill(): Promise<void> {
    for await (const file of files) {
      if (left.signal.aborted) return
      await add(file)
      if (left.signal.aborted) return
    }
    if (missing.length > 0) await add(listOf(missing, new Date(now())))
    zip.end()
  }

  zip.on('error', (error: Error) => output.destroy(error))
  void fill().catch((error: Error) => output.destroy(error))
  return output
}

/**
 * The directory holds each file's name until the archive ends. Short buffers are slices of blocks that Node shares
 * among all of them, so a name would keep a whole block alive, with everything else that once lay in it.
 */
function keepNameAlone(zip: ZipFile): void {
  const { entries } = zip as unknown as { entries: { utf8FileName: Buffer }[] }
  const entry = entries.at(-1)
  if (!entry) return
  const name = Buffer.allocUnsafeSlow(entry.utf8FileName.length)
  entry.utf8FileName.copy(name)
  entry.utf8FileName = name
}

/**
 * The archive keeps whatever its entries were given until it ends, so they are given the stream in a way that lets go
 * of it: thousands of streams with their buffers would fill the memory.
 */
function handOver(stream: Readable) {
  let held: Readable | null = stream
  return (take: (error: null, stream: Readable) => void) => {
    const given = held
    held = null
    if (given) take(null, given)
  }
}

/** Resolves when there is something to read, so that a missing file is noticed before its entry begins. */
async function opened({ content }: ExportedFile): Promise<Readable> {
  if (Buffer.isBuffer(content)) return Readable.from([content])
  const stream = await content()
  if (stream.readableLength === 0 && !stream.readableEnded) await once(stream, 'readable')
  return stream
}

/** An entry that has begun must end normally: an archive that breaks off would lose every later file, too. */
async function* untilFailure(content: Readable, failed: (error: unknown) => void): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of content) yield chunk
  } catch (error) {
    failed(error)
  } finally {
    content.destroy()
  }
}

const listOf = (missing: string[], modifiedAt: Date): ExportedFile => ({
  path: 'missing.txt',
  modifiedAt,
  shrinks: true,
  content: Buffer.from(
    `These files could not be read when the archive was made. Another export may have them.\n\n${missing.join('\n')}\n`,
  ),
})
