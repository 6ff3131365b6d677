// Texts as bytes: most writers do not say in which encoding, so that valid UTF-8 is taken as that, which Latin-1 hardly
// ever is by chance.
import { isAscii } from 'node:buffer'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
/** What those write who do not write UTF-8; in the letters of Latin-1 it is the same. */
const windows1252 = new TextDecoder('windows-1252')

export function decodeText(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, true)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, false)
  try {
    return utf8.decode(bytes)
  } catch {
    return decodeShiftJis(bytes) ?? windows1252.decode(bytes)
  }
}

/** Two of hiragana side by side begin with a low quotation mark each in Windows' Latin letters, which no text has. */
const HIRAGANA = /(?:\x82[\x9f-\xf1]){2}/
const shiftJis = new TextDecoder('shift_jis', { fatal: true })

/** What Japanese cameras and programs write who do not write UTF-8; null where nothing proves that it is that. */
function decodeShiftJis(bytes: Buffer): string | null {
  if (!HIRAGANA.test(bytes.toString('latin1'))) return null
  try {
    return shiftJis.decode(bytes)
  } catch {
    return null
  }
}

/** A byte order mark wins over `isLittle`. */
export function decodeUtf16(bytes: Buffer, isLittle: boolean): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? true : bytes[0] === 0xfe && bytes[1] === 0xff ? false : null
  const body = bytes.subarray(marked === null ? 0 : 2, bytes.length - (bytes.length % 2))
  return (marked ?? isLittle) ? body.toString('utf16le') : Buffer.from(body).swap16().toString('utf16le')
}

const PREFIX_BYTES = 8
const decoders: Record<string, (bytes: Buffer, isLittle: boolean) => string> = {
  ASCII: decodeText,
  UNICODE: (bytes, isLittle) => decodeUnicode(bytes, isLittle),
  JIS: (bytes) => new TextDecoder('iso-2022-jp').decode(bytes),
  '': decodeText,
}

/** A comment behind the name of its encoding in eight bytes (Exif 3.0, 4.6.6); some writers forget that. */
export function decodeComment(bytes: Buffer, isLittle: boolean): string {
  const name = bytes.toString('latin1', 0, PREFIX_BYTES).replace(/[\0 ]+$/, '')
  const decode = Object.hasOwn(decoders, name) ? decoders[name] : undefined
  if (!decode) return decodeText(bytes).replace(/\0/g, ' ')
  return decode(bytes.subarray(PREFIX_BYTES), isLittle).replace(/\0[\s\S]*$/, '')
}

/** Not every writer uses the byte order of the file, and some mark UTF-8 so: zeros tell where Latin letters are. */
function decodeUnicode(bytes: Buffer, isLittle: boolean): string {
  let [even, odd] = [0, 0]
  for (const [at, byte] of bytes.subarray(0, 256).entries()) if (byte === 0) at % 2 ? odd++ : even++
  if (even === 0 && odd === 0 && isPlain(bytes)) return decodeText(bytes)
  return decodeUtf16(bytes, even === odd ? isLittle : odd > even)
}

const isPlain = (bytes: Buffer) => bytes.subarray(0, 256).every((byte) => byte >= 0x09 && byte < 0x7f)
