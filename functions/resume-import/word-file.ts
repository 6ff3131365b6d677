// The files inside a Word document, unpacked only within limits.
import { buffer } from 'node:stream/consumers'
import { UnreadableDocument } from '../../services/platform/unreadable.ts'
import { openZip, type ZipEntry, type ZipFile } from '../../services/platform/zip-file.ts'

const MAX_ENTRIES = 2000
/** Bytes of all files together, and of one. */
const MAX_TOTAL = 200 * 1024 * 1024
const MAX_FILE = 25 * 1024 * 1024
const WANTED = /^word\/(?:document|header\d*|footnotes|numbering)\.xml$/

const tooLarge = () => new UnreadableDocument('The document unpacks to more than a résumé may hold.')
const damaged = (cause?: unknown) =>
  new UnreadableDocument('The file is damaged: it cannot be opened as a Word document.', { cause })
export const encrypted = () =>
  new UnreadableDocument('The document is protected with a password. Upload a copy without protection.')

/** Throws UnreadableDocument. */
export async function readWordFile(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await openZip(bytes, { maxEntries: MAX_ENTRIES, maxTotal: MAX_TOTAL, tooLarge, damaged })
  try {
    if (zip.entries.some(({ fileName }) => fileName === 'EncryptedPackage')) throw encrypted()
    const files = new Map<string, string>()
    for (const entry of zip.entries.filter(({ fileName }) => WANTED.test(fileName))) {
      if (entry.uncompressedSize > MAX_FILE) throw tooLarge()
      if (entry.isEncrypted()) throw encrypted()
      files.set(entry.fileName, await contentOf(zip, entry))
    }
    if (!files.has('word/document.xml'))
      throw new UnreadableDocument('The file is not a Word document (.docx), whatever its name says.')
    return files
  } finally {
    zip.close()
  }
}

async function contentOf(zip: ZipFile, entry: ZipEntry): Promise<string> {
  const stream = await zip.stream(entry)
  const content = await buffer(stream).catch((cause: unknown) => {
    throw damaged(cause)
  })
  return content.toString('utf8')
}
