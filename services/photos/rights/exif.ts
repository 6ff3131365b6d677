// Rights as the two tags of EXIF that programs without XMP read. Source: EXIF 2.32, tables 4 and 5.
import type { Rights } from './schemas.ts'

const ARTIST = 0x013b
const COPYRIGHT = 0x8298
const ASCII = 2
const ENTRY = 12

/** A TIFF structure of one directory; null where there is nothing to say. */
export function exifBlock({ creator, copyright }: Rights): Buffer | null {
  const entries = [
    { tag: ARTIST, value: creator },
    { tag: COPYRIGHT, value: copyright },
  ].filter(({ value }) => value !== '')
  if (entries.length === 0) return null
  const directory = Buffer.alloc(2 + entries.length * ENTRY + 4)
  directory.writeUInt16BE(entries.length, 0)
  const texts: Buffer[] = []
  let at = 8 + directory.length
  for (const [index, { tag, value }] of entries.entries()) {
    // Longer than four bytes, so that it stands at an offset and not in the entry; and of an even length.
    const bytes = Buffer.from(`${value}\0`)
    const padded = Buffer.concat([bytes, Buffer.alloc(Math.max(0, 6 - bytes.length))])
    const even = padded.length % 2 === 0 ? padded : Buffer.concat([padded, Buffer.alloc(1)])
    const entry = 2 + index * ENTRY
    directory.writeUInt16BE(tag, entry)
    directory.writeUInt16BE(ASCII, entry + 2)
    directory.writeUInt32BE(padded.length, entry + 4)
    directory.writeUInt32BE(at, entry + 8)
    texts.push(even)
    at += even.length
  }
  return Buffer.concat([Buffer.from('MM\0*\0\0\0\x08', 'latin1'), directory, ...texts])
}
