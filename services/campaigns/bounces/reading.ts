import { readReturnedMail } from './dsn.ts'
import { objectIn, parsedObject } from './json-fields.ts'
import { readMailgun } from './mailgun.ts'
import { readPostmark } from './postmark.ts'
import type { MailReport } from './report.ts'
import { readSendgrid } from './sendgrid.ts'
import { readSes, subscriptionIn } from './ses.ts'

/** A provider may report many at once; the rest of a request that has more is not looked at. */
const MAX_REPORTS = 1000

export type ReadReports = { reports: MailReport[] } | { subscription: string }

/**
 * What was reported, whoever did: Postmark, SendGrid, Mailgun, Amazon SES by way of SNS, or a returned mail. Null when
 * it is none of these. `body` is a text, or a value that was read from JSON.
 */
export function readReports(body: unknown): ReadReports | null {
  if (typeof body === 'string') {
    const mail = readReturnedMail(body)
    if (mail) return { reports: mail.slice(0, MAX_REPORTS) }
    // SNS calls its JSON plain text.
    return body.trimStart().startsWith('{') ? readObject(parsedObject(body)) : null
  }
  const list = readSendgrid(body)
  return list ? { reports: list.slice(0, MAX_REPORTS) } : readObject(objectIn(body))
}

function readObject(body: Record<string, unknown>): ReadReports | null {
  const subscription = subscriptionIn(body)
  if (subscription !== null) return { subscription }
  const reports = readPostmark(body) ?? readMailgun(body) ?? readSes(body)
  return reports && { reports: reports.slice(0, MAX_REPORTS) }
}
