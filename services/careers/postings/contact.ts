// Whom a posting names to write to or to call.
import type { Contact } from '../jobs/schemas.ts'
import { oneLine, squeeze } from './plain-words.ts'

const EMAIL = /(?<![\w.+-])[a-z0-9][\w.+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,15}(?![\w-])/giu
/** Mailboxes for other things than an application. */
const OTHER_MAILBOX =
  /^(?:no-?reply|do-?not-?reply|privacy|gdpr|dpo|datenschutz|legal|accommodations?|accessibility|abuse|support|security|unsubscribe|webmaster|press|sales|billing|eeo|ada)\b/i
/** A number with a leading + or 0 and at least eight digits; dates and amounts have neither. */
const PHONE = /(?<![\w/.,-])(?:\+|00|\(?0)\d[\d\s()/.–-]{6,20}\d(?![\w/])/g
const PHONE_LABEL =
  /(?:\b(?:tel|phone|telefon|telefono|telephone|telefone|mobil|mobile|call|reach (?:me|us)|ring)\b|тел|電話)[^\n]{0,30}$/iu

/** The one address and number that the text names; null where it names none. */
export function contactIn(text: string): Contact | null {
  const read = text.slice(0, 100_000)
  const emails = [...new Set((read.match(EMAIL) ?? []).map((email) => email.replace(/\.$/, '')))].filter(
    (email) => !OTHER_MAILBOX.test(email),
  )
  const email = emails.length === 1 ? (emails[0] ?? null) : null
  const phone = phoneIn(read)
  return email || phone ? { name: null, email, phone } : null
}

function phoneIn(text: string): string | null {
  const numbers = new Set<string>()
  for (const match of text.matchAll(PHONE)) {
    const digits = match[0].replace(/\D/g, '').length
    const isLabelled = PHONE_LABEL.test(text.slice(Math.max(0, match.index - 60), match.index))
    const isWritten = match[0].startsWith('+')
    if (digits >= 8 && digits <= 15 && (isLabelled || isWritten)) numbers.add(squeeze(match[0]))
  }
  return numbers.size === 1 ? ([...numbers][0] ?? null) : null
}

/** A contact that is stated as data. */
export function contactOf(stated: { name?: unknown; email?: unknown; phone?: unknown }): Contact | null {
  const email = oneLine(stated.email, 200)?.replace(/^mailto:/i, '') ?? null
  const contact = {
    name: oneLine(stated.name, 100),
    email: email?.includes('@') ? email : null,
    phone: oneLine(stated.phone, 50)?.replace(/^tel:/i, '') ?? null,
  }
  return contact.name || contact.email || contact.phone ? contact : null
}
