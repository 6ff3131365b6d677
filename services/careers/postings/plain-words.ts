// Single-line values as postings state them, made fit to be compared and shown.
import { parseHtml, textOf } from './html-tree.ts'

const ENTITY = /&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});/i
/** Tags that descriptions are made of: `<1.25>` and `<T>` are not markup. */
const TAGS =
  'p|br|ul|ol|li|div|span|strong|em|b|i|u|h[1-6]|a|table|tbody|tr|td|th|section|article|font|pre|hr|dl|dt|dd|img|script|noscript|iframe|svg|style|form|input|header|main|blockquote|figure'
export const KNOWN_TAG = new RegExp(`</?(?:${TAGS})(?:\\s[^<>]{0,2000})?/?>`, 'i')
export const ESCAPED_TAG = new RegExp(`&(?:amp;)?lt;/?(?:${TAGS})(?:\\s|/|&(?:amp;)?gt;)`, 'i')

/** Entities read once; markup stays as it is written. */
export const decodeEntities = (text: string) =>
  text.includes('&') ? textOf(parseHtml(text.replaceAll('<', '&lt;'))) : text

/** Invisible characters that publishers use to glue or to break text. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are removed here.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

export const visible = (text: string) => text.replace(INVISIBLE, '').replace(CONTROLS, ' ')

export const squeeze = (text: string) => visible(text).replace(/\s+/g, ' ').trim()

/** What stands for nothing. */
const NOTHING =
  /^(?:[-–—_.,*/]*|n\/?a|none|null|undefined|nan|not (?:specified|available|applicable|provided|disclosed)|unspecified|unknown|tbd|tba|k\.? ?a\.?|nicht angegeben|non précisé|no especificado|neuvedeno|не указан[ао]?)$/i

/** A value on one line, or null where it says nothing. Entities are read as often as they were written. */
export function oneLine(value: unknown, maxLength = 500): string | null {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return null
  let text = value.slice(0, 20_000)
  for (let round = 0; round < 3 && ENTITY.test(text); round++) text = decodeEntities(text)
  if (KNOWN_TAG.test(text)) text = textOf(parseHtml(text))
  text = squeeze(text)
  return NOTHING.test(text) ? null : text.slice(0, maxLength).trim()
}

/** Removes case and accents, to look words up. */
export const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .normalize('NFC')

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

/** An http(s) or mailto address, absolute; null for anything else. */
export function addressOf(value: unknown, base: string | null): string | null {
  if (typeof value !== 'string' || value.length > 4000) return null
  try {
    const url = base ? new URL(value.trim(), base) : new URL(value.trim())
    return /^(https?|mailto):$/.test(url.protocol) ? url.href : null
  } catch {
    return null
  }
}
