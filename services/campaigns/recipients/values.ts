// What cells hold, made safe to store and to show. Mails and exports escape for their own place.
import type { Fields } from './schemas.ts'

/** Characters of one value, see `Fields`. */
export const MAX_VALUE = 5000

/** Characters of all values of a recipient, which is one document. */
export const MAX_ROW = 40_000

/** Characters of all values. */
export const sizeOf = (fields: Fields): number =>
  Object.values(fields).reduce((sum, value) => sum + value.length, 0)

/** Fields that stand in headers and greetings, on one line. */
const ONE_LINE = new Set(['name', 'first_name', 'last_name', 'company', 'role', 'designation', 'salutation'])

/** Marks that turn the direction of the text after them, also of text that is not theirs. */
const DIRECTIONS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu

/** Most values: letters, digits and signs of the common scripts, with single spaces. */
const PLAIN = /^[ -~\u00a1-\u024f\u0370-\u04ff\u3041-\u30fe\u4e00-\u9fff\uac00-\ud7a3]*$/

/** Removes what is not text. Line breaks become `\n`, or a space in a name. */
export function cleanValue(field: string, value: string): string {
  if (value.length <= MAX_VALUE && PLAIN.test(value) && !value.includes('  ')) return value.trim()
  const lines = value.replace(/\r\n?|[\u2028\u2029]/gu, '\n').replace(DIRECTIONS, '')
  const text = ONE_LINE.has(field)
    ? lines.replace(/[\s\p{Cc}]+/gu, ' ')
    : lines.replace(/[^\P{Cc}\n\t]/gu, '')
  return text.toWellFormed().trim().slice(0, MAX_VALUE).toWellFormed()
}
