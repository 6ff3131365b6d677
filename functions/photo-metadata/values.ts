// Converts single values, as cameras and editors write them, to reliable types.
import type { TiffValue } from './blocks.ts'
import { uint } from './tiff/header.ts'
import { decodeComment, decodeText, decodeUtf16 } from './values-encodings.ts'

/** Text without padding and control characters; null when nothing remains. */
export function text(value: unknown, maxLength: number): string | null {
  const raw = typeof value === 'number' ? String(value) : value
  if (typeof raw !== 'string') return null
  const clean = raw
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: padding with NUL and the like is what this removes
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/g, ' ')
    .trim()
  if (clean === '') return null
  return clean.length <= maxLength ? clean : [...clean].slice(0, maxLength).join('')
}

/** Types of TIFF 6.0, section 2, and of Exif 3.0 (129). */
const ASCII = 2
const UTF8 = 129
const TEXTS = new Set([ASCII, UTF8, 1, 7])

/** What stands before the first NUL, because cameras leave other memory behind it. */
export function tiffText(value: TiffValue | undefined): string | null {
  if (!value || !TEXTS.has(value.type)) return null
  const end = value.bytes.indexOf(0)
  const isWide = value.bytes[0] === 0xff || value.bytes[0] === 0xfe
  return decodeText(end < 0 || isWide ? value.bytes : value.bytes.subarray(0, end))
}

/** Several texts in one value, such as the copyright of the photographer and of the editor. */
export function tiffTexts(value: TiffValue | undefined): string[] {
  if (!value || !TEXTS.has(value.type)) return []
  return decodeText(value.bytes)
    .split('\0')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** The text of Windows' own fields, which is UTF-16, little endian, in files of any byte order. */
export function windowsText(value: TiffValue | undefined): string | null {
  if (!value) return null
  if (value.type === ASCII && !value.bytes.subarray(0, -1).includes(0)) return decodeText(value.bytes)
  return decodeUtf16(value.bytes, true).split('\0', 1)[0] ?? null
}

export const commentText = (value: TiffValue | undefined): string | null =>
  value && TEXTS.has(value.type) ? decodeComment(value.bytes, value.isLittle) : null

/** More of them than any value that we show has. */
const MAX_NUMBERS = 8
const WIDTHS: Record<number, number> = {
  ...{ 1: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8 },
}

/** The numbers of a value; those that are divided by zero or not finite are NaN. */
export function tiffNumbers(value: TiffValue | undefined, most = MAX_NUMBERS): number[] {
  if (!value) return []
  if (value.type === ASCII) return numbersInText(tiffText(value) ?? '').slice(0, most)
  const width = WIDTHS[value.type]
  if (width === undefined) return []
  const count = Math.min(Math.floor(value.bytes.length / width), most)
  const numbers: number[] = []
  for (let index = 0; index < count; index++) numbers.push(numberAt(value, index * width))
  return numbers
}

function numberAt({ type, bytes, isLittle }: TiffValue, at: number): number {
  if (type === 3 || type === 4) return uint(bytes, at, type === 3 ? 2 : 4, isLittle)
  if (type === 5) return quotient(uint(bytes, at, 4, isLittle), uint(bytes, at + 4, 4, isLittle))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (type === 1 || type === 7) return view.getUint8(at)
  if (type === 13) return view.getUint32(at, isLittle)
  if (type === 6) return view.getInt8(at)
  if (type === 8) return view.getInt16(at, isLittle)
  if (type === 9) return view.getInt32(at, isLittle)
  if (type === 10) return quotient(view.getInt32(at, isLittle), view.getInt32(at + 4, isLittle))
  if (type === 11) return view.getFloat32(at, isLittle)
  if (type === 12) return view.getFloat64(at, isLittle)
  return Number(type === 17 ? view.getBigInt64(at, isLittle) : view.getBigUint64(at, isLittle))
}

/** More of them in one text are not degrees or a time, or have decimal commas. */
const MAX_NUMBERS_IN_TEXT = 3

/** Decimal or as fractions, with anything else between them: `36/1,48/1,1454/100`, `36 deg 48' 14.54"`. */
function numbersInText(text: string): number[] {
  const found = [...text.slice(0, 100).matchAll(/([+-]?\d+(?:\.\d*)?)(?:\/(\d+(?:\.\d*)?))?/g)]
  if (found.length > MAX_NUMBERS_IN_TEXT) return []
  return found.map(([, numerator, denominator = '1']) => quotient(Number(numerator), Number(denominator)))
}

const quotient = (numerator: number, denominator: number) =>
  denominator === 0 ? Number.NaN : numerator / denominator

/** The first number of a value; null when it is none, or not finite. */
export function tiffNumber(value: TiffValue | undefined): number | null {
  const [first] = tiffNumbers(value, 1)
  return first !== undefined && Number.isFinite(first) ? first : null
}

/** A number as XMP has it: decimal or a fraction, alone or the first of a list. */
export function xmpNumber(value: unknown): number | null {
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (typeof first !== 'string') return null
  const [, numerator = '', denominator = '1'] =
    /^\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:\s*\/\s*([+-]?\d+(?:\.\d*)?))?\s*$/.exec(first) ?? []
  const found = numerator === '' ? Number.NaN : Number(numerator) / Number(denominator)
  return Number.isFinite(found) ? found : null
}

/** Cameras write 0 for "unknown". */
export const positive = (...values: (number | null)[]): number | null =>
  values.find((value) => value !== null && value > 0) ?? null
