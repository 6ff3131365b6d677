// A returned mail as mail servers write it: delivery status notifications (RFC 3464) and abuse reports (RFC 5965).
import { tokenInBounceAddress } from '../mailboxes/bounce-address.ts'
import { type MailReport, RECIPIENT_HEADER, report } from './report.ts'

/** A returned mail has a handful of parts. */
const MAX_PARTS = 50
const MAX_RECIPIENTS = 100
/** Letters of a field that are read; what looks for an address takes the square of this. */
const LONGEST_FIELD = 1000

interface Part {
  type: string
  body: string
}

/** Null when the mail is neither. */
export function readReturnedMail(raw: string): MailReport[] | null {
  const parts = partsOf(raw)
  const status = parts.find(({ type }) => type === 'message/delivery-status')
  const abuse = parts.find(({ type }) => type === 'message/feedback-report')
  if (!status && !abuse) return null
  const returned = parts.filter(({ type }) => /^(message\/rfc822|text\/rfc822)/.test(type)).at(-1)
  const recipientId = returned ? (fieldIn(returned.body, RECIPIENT_HEADER) ?? null) : null
  const token = tokenIn(headOf(raw))
  return status ? fromStatus(status.body, { recipientId, token }) : fromAbuse(abuse?.body ?? '', recipientId)
}

function fromStatus(body: string, found: Pick<MailReport, 'recipientId' | 'token'>): MailReport[] {
  const [, ...recipients] = body.trim().split(/\n[ \t]*\n/)
  return recipients.slice(0, MAX_RECIPIENTS).flatMap((fields) => {
    const email = addressIn(fieldIn(fields, 'original-recipient') ?? fieldIn(fields, 'final-recipient'))
    const hasFailed = fieldIn(fields, 'action')?.toLowerCase() === 'failed'
    const code = fieldIn(fields, 'status') ?? ''
    // 5.2.2 is a full mailbox, 5.7.x a refusal of the mail: neither says anything about the address.
    const isHard = /^5\.(1\.\d+|2\.1|4\.4|0\.0)\b/.test(code)
    if (!hasFailed || !isHard || email === null) return []
    return [report('bounce', email, { ...found, reason: fieldIn(fields, 'diagnostic-code') ?? code })]
  })
}

function fromAbuse(body: string, recipientId: string | null): MailReport[] {
  const email = addressIn(fieldIn(body, 'original-rcpt-to') ?? fieldIn(body, 'removal-recipient'))
  return fieldIn(body, 'feedback-type')?.toLowerCase() === 'abuse' && email !== null
    ? [report('complaint', email, { recipientId })]
    : []
}

/** `rfc822; ana@example.com`, `<ana@example.com>` or the address alone. */
const addressIn = (field: string | undefined): string | null =>
  /([^\s;<>]+@[^\s;<>]+)/.exec(field ?? '')?.[1] ?? null

/** The bounce came back to the address that its mail was sent from (VERP). */
function tokenIn(head: string): string | null {
  for (const name of ['delivered-to', 'x-original-to', 'to']) {
    const token = tokenInBounceAddress(addressIn(fieldIn(head, name)) ?? '')
    if (token) return token
  }
  return null
}

const headOf = (text: string) => text.split(/\n[ \t]*\n/, 1)[0] ?? ''

/** The value of a field in a block of headers, unfolded. */
function fieldIn(fields: string, name: string): string | undefined {
  const head = headOf(fields)
  return new RegExp(`(?:^|\\n)${name}[ \\t]*:([^\\n]*(?:\\n[ \\t]+[^\\n]*)*)`, 'i')
    .exec(head)?.[1]
    ?.slice(0, LONGEST_FIELD)
    .replaceAll(/\n[ \t]+/g, ' ')
    .trim()
}

function partsOf(raw: string): Part[] {
  const text = raw.replaceAll('\r\n', '\n')
  const boundary = /boundary="?([^"\n;]{1,70})"?/i.exec(fieldIn(text, 'content-type') ?? '')?.[1]
  if (boundary === undefined) return []
  return text
    .split(`\n--${boundary}`)
    .slice(1, MAX_PARTS)
    .map((part) => {
      const content = part.replace(/^[ \t]*\n/, '')
      const head = headOf(content)
      return {
        type: (fieldIn(content, 'content-type') ?? 'text/plain').split(';', 1)[0]?.trim().toLowerCase() ?? '',
        body: content.slice(head.length).replace(/^\n[ \t]*\n/, ''),
      }
    })
}
