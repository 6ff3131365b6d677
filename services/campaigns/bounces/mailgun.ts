// https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhooks
import { type Json, objectIn, textIn } from './json-fields.ts'
import { type MailReport, report } from './report.ts'

/** Null when it is not from Mailgun. */
export function readMailgun(body: Json): MailReport[] | null {
  if (!('event-data' in body)) return null
  const data = objectIn(body['event-data'])
  const status = objectIn(data['delivery-status'])
  const email = textIn(data.recipient)
  if (data.event === 'complained') return [report('complaint', email)]
  const reason = textIn(status.description) || textIn(status.message)
  return data.event === 'failed' && data.severity === 'permanent' ? [report('bounce', email, { reason })] : []
}
