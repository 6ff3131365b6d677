/** Bytes a value of this TIFF type takes (TIFF 6.0, section 2; 13 is a directory). */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
const LONG = 4
const DIRECTORY = 13
/** Bytes of the longest value that contains anything we show, and of all values together. */
const MAX_VALUE_BYTES = 64 * 1024
const MAX_BYTES = 1024 * 1024
const EXIF = 0x8769
const GPS = 0x8825
/** Maker notes and comments, which are long in honest files and skipped by the parser. */
const SKIPPED = new Set([0x927c, 0x9286])
const ENTRY_BYTES = 12

/**
 * Blanks the entries that would make the parser read too much: thousands of entries may each claim the same megabytes
 * as their value. Modifies the bytes in place; a damaged structure is left to the parser.
 */
export function boundExif(exif: Buffer): Buffer {
  const isLittle = exif[0] === 0x49
  const u16 = (at: number) => (isLittle ? exif.readUInt16LE(at) : exif.readUInt16BE(at))
  const u32 = (at: number) => (isLittle ? exif.readUInt32LE(at) : exif.readUInt32BE(at))
  const isInside = (at: number, length: number) => at + length <= exif.length
  let left = MAX_BYTES

  /** Returns where the subdirectories are; if one is claimed several times the last one counts, as in the parser. */
  function bound(directory: number): Map<number, number> {
    const pointers = new Map<number, number>()
    if (!isInside(directory, 2)) return pointers
    const count = u16(directory)
    for (let entry = 0; entry < count; entry++) {
      const at = directory + 2 + entry * ENTRY_BYTES
      if (!isInside(at, ENTRY_BYTES)) break
      const tag = u16(at)
      const type = u16(at + 2)
      const values = u32(at + 4)
      const bytes = values * (TYPE_BYTES[type] ?? 0)
      const isPointer = tag === EXIF || tag === GPS
      if (isPointer && values === 1 && (type === LONG || type === DIRECTORY)) pointers.set(tag, u32(at + 8))
      else if (isPointer || (!SKIPPED.has(tag) && (bytes > MAX_VALUE_BYTES || bytes > left))) blank(at)
      else if (!SKIPPED.has(tag)) left -= bytes
    }
    return pointers
  }

  /** A blank entry has tag 0 and no bytes. */
  function blank(at: number): void {
    exif.fill(0, at, at + ENTRY_BYTES)
    exif[isLittle ? at + 2 : at + 3] = 1
  }

  if (exif.length >= 8) for (const directory of bound(u32(4)).values()) bound(directory)
  return exif
}
