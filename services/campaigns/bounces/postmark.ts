// https://postmarkapp.com/developer/webhooks/bounce-webhook and …/spam-complaint-webhook
import { type Json, textIn } from './json-fields.ts'
import { type MailReport, report } from './report.ts'

/** Others pass: a full mailbox, an absent person. https://postmarkapp.com/developer/api/bounce-api#bounce-types */
const HARD = new Set(['HardBounce', 'BadEmailAddress'])

/** Null when it is not from Postmark. */
export function readPostmark(body: Json): MailReport[] | null {
  const kind = textIn(body.RecordType)
  if (kind === '' || typeof body.MessageID !== 'string') return null
  const email = textIn(body.Email)
  const reason = textIn(body.Details) || textIn(body.Description)
  if (kind === 'SpamComplaint') return [report('complaint', email, { reason })]
  return kind === 'Bounce' && HARD.has(textIn(body.Type)) ? [report('bounce', email, { reason })] : []
}
