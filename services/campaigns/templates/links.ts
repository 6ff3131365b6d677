// Where links may lead. Everything else is written as text.
import { oneLine } from './values.ts'

export interface LinkTarget {
  /** Null when it must not be a link. */
  href: string | null
  /** What is wrong with it, in plain words; null when nothing is. */
  problem: string | null
}

const PROTOCOLS = new Set(['http:', 'https:', 'mailto:', 'tel:'])
const SCHEME = /^[a-z][a-z0-9+.-]*:/i
const DOMAIN = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?=[:/?#]|$)/u
const ADDRESS = /^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+\.[^\s@<>()",;:\\]+$/u

/** `parts` are the template's own texts and, as numbers, its slots; `value` is what a slot is filled with. */
export function linkTarget(parts: readonly (string | number)[], value: (slot: number) => string): LinkTarget {
  let url = ''
  for (const part of parts) {
    if (typeof part === 'string') url += part
    // An address as a whole may come from a cell; in any other place a cell is only one piece of it.
    else if (url === '') url += oneLine(value(part))
    else url += encoded(oneLine(value(part)), url)
  }
  return judge(url.trim())
}

function encoded(value: string, before: string): string {
  if (/^tel:/i.test(before)) return value.replace(/[^+\d]/g, '')
  const safe = encodeURIComponent(value)
  return /^mailto:[^?]*$/i.test(before) ? safe.replaceAll('%40', '@') : safe
}

function judge(url: string): LinkTarget {
  if (url === '') return { href: null, problem: 'A link leads nowhere: its address is empty' }
  const absolute = SCHEME.test(url) && !DOMAIN.test(url) ? url : completed(url)
  const parsed = absolute === null ? null : URL.parse(absolute)
  if (!parsed) return { href: null, problem: `“${short(url)}” is not an address: write it with https://` }
  if (!PROTOCOLS.has(parsed.protocol))
    return { href: null, problem: `Links with ${parsed.protocol} are not sent, only https, mailto and tel` }
  if (parsed.protocol === 'mailto:' && !ADDRESS.test(decoded(parsed.pathname)))
    return { href: null, problem: `“${short(url)}” is not an e-mail address` }
  if (parsed.protocol === 'tel:' && !/\d/.test(parsed.pathname))
    return { href: null, problem: `“${short(url)}” is not a phone number` }
  const isWeb = parsed.protocol === 'http:' || parsed.protocol === 'https:'
  if (isWeb && !/[.:]/.test(parsed.hostname))
    return {
      href: parsed.href,
      problem: `“${short(url)}” leads to “${parsed.hostname}”, which is not a website`,
    }
  return { href: parsed.href, problem: null }
}

/** What people write without a scheme; null when it is no address. */
function completed(url: string): string | null {
  if (ADDRESS.test(url)) return `mailto:${url}`
  return DOMAIN.test(url) ? `https://${url}` : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59).toWellFormed()}…` : text)
