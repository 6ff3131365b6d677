// The files inside a workbook. Everything is checked before anything is unpacked.
import type { Readable } from 'node:stream'
import { UnreadableDocument } from '../../../services/platform/unreadable.ts'
import { openZip, type ZipEntry, type ZipFile } from '../../../services/platform/zip-file.ts'

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
  const zip = await openZip(bytes, {
    maxEntries: MAX_ENTRIES,
    maxTotal: MAX_TOTAL,
    tooLarge: inflates,
    damaged,
  })
  try {
    if (zip.total > SMALL && zip.total > bytes.length * MAX_RATIO) throw inflates()
    refuseOthers(zip.entries)
    return archiveOf(zip)
  } catch (error) {
    zip.close()
    throw error
  }
}

/** What else begins like a zip file. */
function refuseOthers(entries: readonly ZipEntry[]): void {
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

function archiveOf(zip: ZipFile): Archive {
  const byName = new Map(zip.entries.map((entry) => [entry.fileName, entry]))
  // Two files of one name: programs differ in which one they show.
  if (byName.size !== zip.entries.length) throw damaged()
  return {
    has: (name) => byName.has(name),
    async stream(name) {
      const entry = byName.get(name)
      if (!entry) throw damaged()
      return zip.stream(entry)
    },
    close: zip.close,
  }
}
