/** What a file is by its first bytes. */
export type FileKind = 'pdf' | 'word' | 'ole' | 'png' | 'jpeg' | 'gif' | 'webp' | 'heic' | 'text' | 'unknown'

const NAMES: Partial<Record<FileKind, string>> = {
  pdf: 'a PDF',
  word: 'a Word document or another archive',
  png: 'a PNG picture',
  jpeg: 'a JPEG picture',
  gif: 'a GIF picture',
  webp: 'a WebP picture',
  heic: 'a HEIC picture',
}

export const nameOfKind = (kind: string) => NAMES[kind as FileKind] ?? 'something else'

export function kindOf(bytes: Buffer): FileKind {
  const at = (offset: number, text: string) =>
    bytes.subarray(offset, offset + text.length).equals(Buffer.from(text, 'latin1'))
  if (at(0, '\x89PNG\r\n\x1a\n')) return 'png'
  if (at(0, '\xff\xd8\xff')) return 'jpeg'
  if (at(0, 'GIF8')) return 'gif'
  if (at(0, 'RIFF') && at(8, 'WEBP')) return 'webp'
  if (at(4, 'ftyphei') || at(4, 'ftypmif')) return 'heic'
  if (at(0, 'PK\x03\x04') || at(0, 'PK\x05\x06')) return 'word'
  if (at(0, '\xd0\xcf\x11\xe0')) return 'ole'
  // Some programs write a few bytes before the mark.
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  return bytes.subarray(0, 4096).includes(0) ? 'unknown' : 'text'
}
