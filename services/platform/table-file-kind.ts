import { UnreadableDocument } from './unreadable.ts'

/** What a file with a table is by its first bytes. */
export type TableFileKind = 'archive' | 'text'

const SIGNATURES: [start: string, name: string][] = [
  ['%PDF-', 'a PDF'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['{\\rtf', 'a text document (.rtf)'],
  ['\x1f\x8b', 'a compressed file (.gz)'],
  ['7z\xbc\xaf', 'an archive (.7z)'],
  ['Rar!', 'an archive (.rar)'],
  ['\x09\x08', 'an old Excel file (.xls)'],
]

/** Throws UnreadableDocument for files that are neither, and says what they are and, as `advice`, what to do. */
export function tableFileKind(bytes: Buffer, advice: string): TableFileKind {
  if (bytes.length === 0) throw new UnreadableDocument('The file is empty: it has 0 bytes.')
  const start = bytes.subarray(0, 1024).toString('latin1')
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'archive'
  if (start.startsWith('\xd0\xcf\x11\xe0')) throw new UnreadableDocument(oldFile(bytes, advice))
  const [, name] = SIGNATURES.find(([signature]) => start.startsWith(signature)) ?? []
  if (name) throw new UnreadableDocument(`The file is ${name}, whatever its name says. ${advice}`)
  const written = start.replaceAll('\0', '').replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, '')
  if (/^<(?:!doctype html|html|head|body|table|meta|style|div)\b/i.test(written))
    throw new UnreadableDocument(`The file is a web page (HTML), whatever its name says. ${advice}`)
  if (/^<\?xml/i.test(written))
    throw new UnreadableDocument(`The file is an XML document, whatever its name says. ${advice}`)
  return 'text'
}

/** The names of streams in an OLE file (MS-CFB) are UTF-16. */
function oldFile(bytes: Buffer, advice: string): string {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? 'The workbook is protected with a password. Remove the password in the spreadsheet program, save it, and upload it again.'
    : `The file is an old Excel file (.xls). ${advice}`
}
