// The files inside an uploaded zip file. Everything is checked as declared before anything is unpacked, and unpacked
// only as far as it is read.
import type { Readable } from 'node:stream'
import { type Entry, fromBuffer, type ZipFile as OpenZip } from 'yauzl'

export type ZipEntry = Entry

export interface ZipRules {
  /** How many files it may hold. */
  maxEntries: number
  /** Bytes that all its files may have together, unpacked. */
  maxTotal: number
  /** The error for a file that holds more. */
  tooLarge(): Error
  /** The error for a file that cannot be read. */
  damaged(cause?: unknown): Error
}

export interface ZipFile {
  entries: readonly ZipEntry[]
  /** Bytes of all files together, unpacked, as declared. */
  total: number
  /** Bytes of one file, piece by piece. One that is longer than declared is an error of the stream. */
  stream(entry: ZipEntry): Promise<Readable>
  close(): void
}

/** Throws the errors of the rules. */
export async function openZip(bytes: Buffer, rules: ZipRules): Promise<ZipFile> {
  const { maxEntries, maxTotal, tooLarge, damaged } = rules
  const zip = await open(bytes).catch((error: unknown) => {
    throw damaged(error)
  })
  try {
    if (zip.entryCount > maxEntries) throw tooLarge()
    const entries = await entriesOf(zip).catch((error: unknown) => {
      throw damaged(error)
    })
    const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
    if (total > maxTotal) throw tooLarge()
    return {
      entries,
      total,
      stream: (entry) =>
        new Promise((resolve, reject) => {
          zip.openReadStream(entry, (error, stream) => (error ? reject(damaged(error)) : resolve(stream)))
        }),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

function open(bytes: Buffer): Promise<OpenZip> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    )
  })
}

function entriesOf(zip: OpenZip): Promise<ZipEntry[]> {
  return new Promise((resolve, reject) => {
    const entries: ZipEntry[] = []
    zip.on('entry', (entry: ZipEntry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    zip.once('error', reject)
    zip.readEntry()
  })
}
