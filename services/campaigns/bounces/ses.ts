// Amazon SES by way of SNS: https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html
import { type Json, listIn, objectIn, parsedObject, textIn } from './json-fields.ts'
import { type MailReport, RECIPIENT_HEADER, report } from './report.ts'

/** Where SNS wants its subscription confirmed; null for anything else, also for an address that is not Amazon's. */
export function subscriptionIn(body: Json): string | null {
  if (body.Type !== 'SubscriptionConfirmation') return null
  const url = URL.parse(textIn(body.SubscribeURL))
  const isAmazons = /^sns\.[a-z0-9-]{1,40}\.amazonaws\.com(\.cn)?$/.test(url?.hostname ?? '')
  return url?.protocol === 'https:' && url.port === '' && isAmazons ? url.href : null
}

/** Null when it is not from SES. */
export function readSes(body: Json): MailReport[] | null {
  const isWrapped = body.Type === 'Notification' && typeof body.TopicArn === 'string'
  const event = isWrapped ? parsedObject(textIn(body.Message)) : body
  const kind = event.notificationType ?? event.eventType
  if (typeof kind !== 'string' || !('mail' in event)) return isWrapped ? [] : null
  const headers = listIn(objectIn(event.mail).headers)
  const found = headers.find(({ name }) => textIn(name).toLowerCase() === RECIPIENT_HEADER)
  const recipientId = textIn(found?.value) || null
  if (kind === 'Complaint')
    return listIn(objectIn(event.complaint).complainedRecipients).map(({ emailAddress }) =>
      report('complaint', textIn(emailAddress), { recipientId }),
    )
  const bounce = objectIn(event.bounce)
  if (kind !== 'Bounce' || bounce.bounceType !== 'Permanent') return []
  return listIn(bounce.bouncedRecipients).map(({ emailAddress, diagnosticCode }) =>
    report('bounce', textIn(emailAddress), { recipientId, reason: textIn(diagnosticCode) }),
  )
}
