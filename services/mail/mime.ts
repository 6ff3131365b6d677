// A mail as it goes over the wire (RFC 5322, MIME). Whatever a name or a subject contains, it can add no header and no
// recipient.
import type { MailAddress, OutgoingMail } from './transport.ts'

export interface ComposedMail {
  raw: Buffer
  /** With the domains as they are on the wire (punycode). */
  envelope: { from: string; to: string[] }
}

/** Line breaks and other control characters, and marks that make text read in another order than it is stored. */
const INVISIBLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu
const LONGEST_NAME = 200

/** Null when it is an address to which, or from which, a mail can be sent as it is. */
export function problemOf({ address }: MailAddress): string | null {
  const isSafe =
    address.length <= 320 &&
    !/[\p{Cc}\p{Cf}\p{Z}]/u.test(address) &&
    /^[^\s@<>",;:\\()[\]]+@[^\s@<>",;:\\()[\]]+$/.test(address)
  return isSafe ? null : 'This is not an address to send mail to'
}

/** Why the mail cannot be sent because of an address; null when all of them are fine. */
export function unsafePart({ from, to, replyTo, envelopeFrom }: OutgoingMail): string | null {
  const bounces = envelopeFrom === null ? from : { name: '', address: envelopeFrom }
  for (const part of [from, to, bounces, ...(replyTo ? [replyTo] : [])]) {
    const problem = problemOf(part)
    if (problem) return problem
  }
  return null
}

/** The address's domain has to be a safe one already: see `problemOf`. */
export async function composeMail(mail: OutgoingMail): Promise<ComposedMail> {
  // It is loaded with the first mail: the API seldom sends one, and starts faster without it.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const sender = mail.envelopeFrom ?? mail.from.address
  const node = new MailComposer({
    from: clean(mail.from),
    to: clean(mail.to),
    ...(mail.replyTo && { replyTo: clean(mail.replyTo) }),
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    date: new Date(mail.date),
    headers: Object.entries(mail.headers).map(([key, value]) => ({
      key: headerName(key),
      value: oneLine(value),
    })),
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({
      filename: oneLine(filename),
      contentType: oneLine(contentType),
      content,
    })),
    envelope: { from: sender, to: [mail.to.address] },
    // What a template contains is never a path or an address to read from.
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  const { from, to } = node.getEnvelope()
  return { raw: await node.build(), envelope: { from: from || sender, to } }
}

const clean = ({ name, address }: MailAddress) => ({ name: oneLine(name).slice(0, LONGEST_NAME), address })

const oneLine = (text: string) => text.toWellFormed().replaceAll(INVISIBLE, ' ').trim()

function headerName(name: string): string {
  if (!/^[A-Za-z][A-Za-z0-9-]{0,75}$/.test(name)) throw new Error('A header has an unusable name')
  return name
}
