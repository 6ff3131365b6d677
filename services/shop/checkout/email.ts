import { domainToASCII } from 'node:url'

/** The standard's signs (https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address), and RFC 6531's letters. */
const LOCAL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~\p{L}\p{M}\p{N}-]{1,64}$/u
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/
/** RFC 5321, 4.5.3.1.3, without the brackets. */
const MAX_LENGTH = 254

/** An address as it is used: lower case, its domain in ASCII. Null for what is no address. */
export function normalizeEmail(text: string): string | null {
  const trimmed = text.trim().normalize('NFC').toLowerCase()
  const at = trimmed.lastIndexOf('@')
  const local = trimmed.slice(0, Math.max(0, at))
  const domain = domainToASCII(trimmed.slice(at + 1))
  const email = `${local}@${domain}`
  return LOCAL.test(local) && DOMAIN.test(domain) && email.length <= MAX_LENGTH ? email : null
}
