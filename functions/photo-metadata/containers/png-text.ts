// Texts in a PNG: a keyword and text in Latin-1, or compressed, or in UTF-8 with a language. Writers that had no chunk for
// EXIF, XMP and IPTC wrote them as texts, in hexadecimal digits.
import { isUtf8 } from 'node:buffer'
import type { Collector } from '../collector.ts'
import type { Inflater } from './inflater.ts'

const XMP = 'XML:com.adobe.xmp'
const RAW_PROFILE = 'Raw profile type '
/** PNG, third edition, 11.3.3.2. */
const MAX_KEYWORD_LENGTH = 79

export function takeText(data: Buffer, to: Collector): Promise<void> {
  const [keyword, text] = split(data)
  return take(keyword, text, to)
}

/** One byte for the method comes before the text. */
export function takeCompressedText(data: Buffer, to: Collector, inflate: Inflater): Promise<void> {
  const [keyword, rest] = split(data)
  return take(keyword, inflate(rest.subarray(1)), to)
}

/** Compression flag and method, language, translated keyword, text. */
export function takeInternationalText(data: Buffer, to: Collector, inflate: Inflater): Promise<void> {
  const [keyword, rest] = split(data)
  const [, translated] = split(rest.subarray(2))
  const [, text] = split(translated)
  return take(keyword, rest[0] === 1 ? inflate(text) : text, to)
}

/** Year, month, day, hour, minute and second in UTC. */
export function takeTime(data: Buffer, to: Collector): void {
  if (data.length < 7) return
  const two = (at: number) => String(data[at]).padStart(2, '0')
  const year = String(data.readUInt16BE(0)).padStart(4, '0')
  to.text('Modification Time', `${year}-${two(2)}-${two(3)}T${two(4)}:${two(5)}:${two(6)}Z`)
}

async function take(keyword: string, text: Buffer, to: Collector): Promise<void> {
  if (text.length === 0 || keyword.length > MAX_KEYWORD_LENGTH) return
  if (keyword === XMP) to.xmp(text)
  else if (keyword.startsWith(RAW_PROFILE))
    await takeProfile(keyword.slice(RAW_PROFILE.length).toLowerCase(), text, to)
  // Many writers write UTF-8 where the standard says Latin-1.
  else to.text(keyword, text.toString(isUtf8(text) ? 'utf8' : 'latin1'))
}

async function takeProfile(kind: string, text: Buffer, to: Collector): Promise<void> {
  const profile = unpackProfile(text)
  if (kind === 'exif') await to.exif(profile)
  else if (kind === 'xmp') to.xmp(profile)
  else if (kind === 'app1')
    await (profile.includes('<x:xmpmeta') ? to.xmp(afterSignature(profile)) : to.exif(profile))
  else if (kind === 'iptc' || kind === '8bim') {
    if (profile.includes('8BIM')) await to.photoshop(profile)
    else to.iptc(profile)
  }
}

/** Line break, name, line break, number of bytes, line break, hexadecimal digits in lines. Names may have spaces. */
function unpackProfile(text: Buffer): Buffer {
  const [, digits = ''] = /^\s*[^\n]*\n\s*\d+\s+([\s0-9a-f]*)/i.exec(text.toString('latin1')) ?? []
  return Buffer.from(digits.replace(/\s+/g, ''), 'hex')
}

/** XMP in an APP1 segment has an address and a zero in front. */
const afterSignature = (segment: Buffer) => segment.subarray(Math.max(0, segment.indexOf('<')))

/** What comes before the first zero, as text, and what comes behind it. */
function split(data: Buffer): [string, Buffer] {
  const end = data.indexOf(0)
  return end < 0 ? ['', Buffer.alloc(0)] : [data.toString('latin1', 0, end), data.subarray(end + 1)]
}
