// The files inside a workbook. Everything is checked as declared before anything is unpacked, and unpacked only as far
// as it is read.
import type { Readable } from 'node:stream'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { UnreadableDocument } from '../../../services/platform/unreadable.ts'

const MAX_ENTRIES = 5000
/** Bytes of all files together, unpacked. */
const MAX_TOTAL = 128 * 1024 * 1024
/** XML shrinks to about a tenth; a file that shrinks much more was made to fill memory. */
const MAX_RATIO = 250
const SMALL = 8 * 1024 * 1024

export interface Archive {
  has(name: string): boolean
  /** Bytes of one file, piece by piece. Throws UnreadableDocument for a missing or damaged one. */
  stream(name: string): Promise<Readable>
  close(): void
}

export const damaged = (cause?: unknown) =>
  new UnreadableDocument(
    'The file is damaged: it cannot be opened as a workbook. Save it again in the spreadsheet program.',
    { cause },
  )
const inflates = () =>
  new UnreadableDocument(
    'The workbook unpacks to more than a list may hold. Keep only the sheet with the recipients, and save it again.',
  )

/** Throws UnreadableDocument. */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await open(bytes)
  try {
    if (zip.entryCount > MAX_ENTRIES) throw inflates()
    const entries = await entriesOf(zip)
    const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
    if (total > MAX_TOTAL || (total > SMALL && total > bytes.length * MAX_RATIO)) throw inflates()
    refuseOthers(entries)
    return archiveOf(zip, new Map(entries.map((entry) => [entry.fileName, entry])), entries.length)
  } catch (error) {
    zip.close()
    throw error
  }
}

/** What else begins like a zip file. */
function refuseOthers(entries: readonly Entry[]): void {
  const names = new Set(entries.map(({ fileName }) => fileName))
  const refuse = (what: string) => {
    throw new UnreadableDocument(
      `The file is ${what}. Open it in its program and save the list as .xlsx or as CSV.`,
    )
  }
  if (names.has('EncryptedPackage') || entries.some((entry) => entry.isEncrypted()))
    throw new UnreadableDocument(
      'The workbook is protected with a password. Remove the password in the spreadsheet program, save it, and upload it again.',
    )
  if (names.has('xl/workbook.bin')) refuse('a binary Excel file (.xlsb)')
  if (names.has('content.xml') && names.has('mimetype')) refuse('an OpenDocument file, such as .ods')
  if (names.has('Index/Document.iwa') || names.has('Index.zip')) refuse('a Numbers file')
  if (names.has('word/document.xml')) refuse('a Word document')
  if (names.has('ppt/presentation.xml')) refuse('a presentation')
  if (!names.has('[Content_Types].xml')) refuse('an archive (.zip), not a workbook')
}

function archiveOf(zip: ZipFile, byName: Map<string, Entry>, count: number): Archive {
  // Two files of one name: programs differ in which one they show.
  if (byName.size !== count) throw damaged()
  return {
    has: (name) => byName.has(name),
    stream(name) {
      const entry = byName.get(name)
      if (!entry) throw damaged()
      return new Promise((resolve, reject) => {
        // Longer than declared is an error of the stream.
        zip.openReadStream(entry, (error, stream) => (error ? reject(damaged(error)) : resolve(stream)))
      })
    },
    close: () => zip.close(),
  }
}

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(damaged(error)) : resolve(zip),
    )
  })
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    zip.once('error', (error: unknown) => reject(damaged(error)))
    zip.readEntry()
  })
}
