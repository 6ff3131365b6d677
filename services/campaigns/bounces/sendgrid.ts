// https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event
import { listIn, objectIn, textIn } from './json-fields.ts'
import { type MailReport, report } from './report.ts'

/** Null when it is not from SendGrid. */
export function readSendgrid(body: unknown): MailReport[] | null {
  if (!Array.isArray(body) || typeof objectIn(body[0]).sg_event_id !== 'string') return null
  return listIn(body).flatMap(({ event, type, email, reason }) => {
    const words = { reason: textIn(reason) }
    if (event === 'spamreport') return [report('complaint', textIn(email), words)]
    // A `blocked` mail was refused for its sender or its content, not for its address.
    return event === 'bounce' && type !== 'blocked' ? [report('bounce', textIn(email), words)] : []
  })
}
