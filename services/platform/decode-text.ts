import { UnreadableDocument } from './unreadable.ts'

/** Control characters that do not stand between words. */
const CONTROL = /(?!\s)\p{Cc}/gu
const CHECKED = 64 * 1024
/** A text may have some that do not belong there. */
const FEW = 4

export interface DecodedText {
  text: string
  notices: string[]
}

/**
 * UTF-8, UTF-16 with a mark or without, or Windows-1252, which is what spreadsheet programs write in the West. Throws
 * UnreadableDocument for what is not text.
 */
export function decodeText(bytes: Buffer): DecodedText {
  const encoding = encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  const control = text.slice(0, CHECKED).match(CONTROL)?.length ?? 0
  if (control > FEW + Math.min(text.length, CHECKED) / 200)
    throw new UnreadableDocument(
      'The file is not text: it is a binary file, whatever its name says. Save the list as CSV or .xlsx.',
    )
  const lost = encoding === 'utf-8' ? (text.match(/\ufffd/g)?.length ?? 0) : 0
  const notices = lost > 0 ? [`${lost} characters could not be read, and are shown as “\ufffd”.`] : []
  return { text, notices }
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return unmarkedUtf16(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
}

/** Most lists have separators and digits, whose other byte is zero. */
function unmarkedUtf16(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 1024)
  const zeros = [0, 0]
  for (const [index, byte] of start.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const many = start.length / 8
  if (odd > many && even < odd / 8) return 'utf-16le'
  return even > many && odd < even / 8 ? 'utf-16be' : null
}

/** A few damaged characters do not make a text that is UTF-8 otherwise something else. */
function isUtf8(bytes: Buffer): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.match(/\ufffd/g)?.length ?? 0
  if (broken === 0) return true
  const good = text.match(/[\u0080-\ufffc]/g)?.length ?? 0
  return good > broken * 10
}
