import { decodeText } from '../values-encodings.ts'

/**
 * The text of an XMP packet in UTF-8, UTF-16 or UTF-32 of either byte order (ISO 16684-1, 7.1). The encoding shows in
 * the zeros around the first character, with or without a byte order mark. Some programs write Latin-1 all the same.
 */
export function decodeXmp(bytes: Buffer): string {
  const [a = 1, b = 1, c = 1, d = 1] = bytes
  if (a === 0 && b === 0 && (d === LESS_THAN || (c === 0xfe && d === 0xff))) return fromUtf32(bytes, false)
  if (c === 0 && d === 0 && (a === LESS_THAN || (a === 0xff && b === 0xfe))) return fromUtf32(bytes, true)
  if ((a === 0 && b === LESS_THAN) || (a === 0xfe && b === 0xff)) return fromUtf16(bytes, false)
  if ((a === LESS_THAN && b === 0) || (a === 0xff && b === 0xfe)) return fromUtf16(bytes, true)
  const text = bytes.toString('utf8')
  return isOtherwise(text) ? decodeText(bytes) : text
}

/** Where only some bytes are damaged, other letters beyond ASCII are still UTF-8. */
const isOtherwise = (text: string) =>
  text.includes('\ufffd') && !/[\u0080-\ufffc]/.test(text.slice(MARK_LENGTH))

/** A packet's own beginning may hold a byte order mark: `<?xpacket begin="…"`. */
const MARK_LENGTH = 40
const LESS_THAN = 0x3c

function fromUtf16(bytes: Buffer, isLittle: boolean): string {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2))
  return (isLittle ? whole : Buffer.from(whole).swap16()).toString('utf16le')
}

function fromUtf32(bytes: Buffer, isLittle: boolean): string {
  const parts: string[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
    parts.push(code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd')
  }
  return parts.join('')
}
