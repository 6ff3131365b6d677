// The files inside a Word document, unpacked only within limits.
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { UnreadableDocument } from '../../services/platform/unreadable.ts'

const MAX_ENTRIES = 2000
/** Bytes of all files together, and of one. */
const MAX_TOTAL = 200 * 1024 * 1024
const MAX_FILE = 25 * 1024 * 1024
const WANTED = /^word\/(?:document|header\d*|footnotes|numbering)\.xml$/

const tooLarge = () => new UnreadableDocument('The document unpacks to more than a résumé may hold.')
const damaged = (cause?: unknown) =>
  new UnreadableDocument('The file is damaged: it cannot be opened as a Word document.', { cause })

/** Throws UnreadableDocument. Sizes are checked as declared before anything is unpacked, and then as they are. */
export async function readWordFile(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await open(bytes)
  try {
    if (zip.entryCount > MAX_ENTRIES) throw tooLarge()
    const entries = await entriesOf(zip)
    const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
    if (total > MAX_TOTAL) throw tooLarge()
    if (entries.some(({ fileName }) => fileName === 'EncryptedPackage')) throw encrypted()
    const files = new Map<string, string>()
    for (const entry of entries.filter(({ fileName }) => WANTED.test(fileName))) {
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

export const encrypted = () =>
  new UnreadableDocument('The document is protected with a password. Upload a copy without protection.')

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

function contentOf(zip: ZipFile, entry: Entry): Promise<string> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(damaged(error))
      const chunks: Buffer[] = []
      let size = 0
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > MAX_FILE) {
          stream.destroy()
          reject(tooLarge())
        } else chunks.push(chunk)
      })
      stream.once('error', (cause: unknown) => reject(damaged(cause)))
      stream.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    })
  })
}
