// E-mail addresses as people write them into lists. Syntax is that of the HTML standard
// (https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address) with a domain that has an ending, and
// international domains as their ASCII form.
import { domainToASCII } from 'node:url'
import { suggestedDomain } from './known-domains.ts'
import { unwrapAddress } from './unwrap-address.ts'

export type JudgedAddress =
  | {
      ok: true
      /** As it is used: lower case, the domain in ASCII. Two spellings of one address are equal. */
      email: string
      /** The name of `Name <address>`; empty without one. */
      name: string
      /** What was taken off, in plain words. */
      corrections: string[]
      /** A likely typing error: the address that may be meant. */
      suggestion: string | null
      /** Why a mail may be refused although the address is valid; null otherwise. */
      warning: string | null
    }
  | { ok: false; reason: string }

/** RFC 5321, 4.5.3.1: octets before the @, and of the whole. */
const MAX_LOCAL = 64
const MAX_ADDRESS = 254
/** More than this cannot be an address with a name. */
const MAX_FOUND = 1000

/** The standard's signs, and letters of any script, which RFC 6531 adds. */
const NOT_LOCAL = /[^a-z0-9.!#$%&'*+/=?^_`{|}~\p{L}\p{M}\p{N}-]/iu
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

const NEEDS_SMTPUTF8 =
  'The part before the @ has letters that some mail servers do not accept: those without SMTPUTF8.'
const isAscii = (text: string) => !/[^\0-\x7f]/.test(text)

const refused = (reason: string) => ({ ok: false, reason }) as const

/** Says what an address is, or why it is none. The text may have a name, spaces or `mailto:` around the address. */
export function judgeAddress(found: string): JudgedAddress {
  if (found.length > MAX_FOUND) return refused('This is too long for an address.')
  const { address, name, corrections } = unwrapAddress(found)
  const unsafe = unsafeSign(address)
  if (address === '') return refused('The address is empty.')
  if (address.startsWith('=')) return refused('This is a formula, not an address.')
  const several = severalIn(address)
  if (several)
    return refused(
      `There is more than one address in one cell: ${several.join(' and ')}. Give each a row of its own.`,
    )
  if (unsafe) return refused(`The address contains ${unsafe}.`)
  const parts = address.split('@')
  const [local = '', written = ''] = parts
  if (parts.length < 2) return refused('The address has no @.')
  if (parts.length > 2) return refused('The address has more than one @.')
  const wrong = wrongLocal(local)
  if (wrong) return refused(wrong)
  const domain = domainOf(written)
  if (!domain.ok) return refused(domain.reason)
  const box = local.normalize('NFC').toLowerCase()
  const email = `${box}@${domain.name}`
  if (Buffer.byteLength(email) > MAX_ADDRESS)
    return refused(`The address is longer than ${MAX_ADDRESS} characters.`)
  const suggestion = suggestionFor(box, domain.name)
  return { ok: true, email, name, corrections, suggestion, warning: isAscii(box) ? null : NEEDS_SMTPUTF8 }
}

/** The address as it is used, from an address alone; null when it is none. */
export function normaliseAddress(text: string): string | null {
  const judged = judgeAddress(text)
  return judged.ok ? judged.email : null
}

function unsafeSign(address: string): string | null {
  if (/[\r\n\u2028\u2029]/.test(address)) return 'a line break'
  if (/\p{Cc}/u.test(address)) return 'a control character'
  if (/\s/u.test(address)) return 'a space'
  if (/\p{Cf}/u.test(address)) return 'an invisible sign'
  const [sign] = /[<>(),;:\\[\]]/.exec(address.replace(/@\[.*$/, '')) ?? []
  return sign ? `“${sign}”` : null
}

function severalIn(address: string): string[] | null {
  const parts = address.split(/[\s;,|/]+/).filter((part) => /^[^@]+@[^@]+$/.test(part))
  return parts.length > 1 ? parts.slice(0, 3) : null
}

function wrongLocal(local: string): string | null {
  if (local === '') return 'There is nothing before the @.'
  if (local.startsWith('"'))
    return 'The part before the @ is in quotation marks, which many mail servers do not accept.'
  const [sign] = NOT_LOCAL.exec(local) ?? []
  if (sign) return `The part before the @ contains “${sign}”.`
  return Buffer.byteLength(local) > MAX_LOCAL
    ? `The part before the @ is longer than ${MAX_LOCAL} characters.`
    : null
}

function domainOf(written: string): { ok: true; name: string } | { ok: false; reason: string } {
  if (written === '') return refused('There is nothing after the @.')
  if (written.startsWith('[')) return refused('There is a number of a machine after the @, not a domain.')
  if (/\.\.|^\./.test(written)) return refused('The domain has a dot with nothing before it.')
  const name = asciiName(written)
  const labels = name.split('.')
  if (name === '' || !labels.every((label) => LABEL.test(label)))
    return refused(`“${written.slice(0, 80)}” is not a domain.`)
  if (labels.length < 2) return refused(`The domain “${written.slice(0, 80)}” has no ending, such as .com.`)
  if (/^\d/.test(labels.at(-1) ?? ''))
    return refused('There is a number of a machine after the @, not a domain.')
  return { ok: true, name }
}

/** Empty for what is no name. ASCII signs that are no letters would be decoded, or end the name. */
function asciiName(written: string): string {
  if (/^[a-z0-9.-]*$/i.test(written) && !/xn--/i.test(written)) return written.toLowerCase()
  return /[\0-\x7f]/.test(written.replace(/[a-z0-9.-]/gi, '')) ? '' : domainToASCII(written)
}

/** Dots that RFC 5321 does not allow pass the HTML standard; many mail servers refuse them. */
function suggestionFor(local: string, domain: string): string | null {
  const dotted = /^\.|\.\.|\.$/.test(local) ? local.replace(/\.{2,}/g, '.').replace(/^\.|\.$/g, '') : local
  const likely = suggestedDomain(domain) ?? domain
  if (dotted === '' || (dotted === local && likely === domain)) return null
  return `${dotted}@${likely}`
}
