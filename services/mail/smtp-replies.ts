// What a mail server's reply means. Codes: RFC 5321, section 4.2; enhanced codes: RFC 3463; Google's own:
// https://support.google.com/a/answer/3726730
import type { Delivery } from './transport.ts'

/** Where the conversation was when it ended. */
export type SmtpStage = 'connect' | 'sign-in' | 'sender' | 'recipient' | 'data' | 'body'

export interface SmtpEnd {
  stage: SmtpStage
  /** The reply code, and the whole reply; null when the server said nothing. */
  code: number | null
  reply: string | null
  /** Whether a byte of the mail was sent. */
  hasStarted: boolean
}

/** Milliseconds. */
const MINUTE = 60_000
const HOUR = 60 * MINUTE

/**
 * The mailbox has sent as much as it may, whatever the mail is: Google's codes, and Microsoft's
 * (https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online).
 */
const QUOTA_CODE = /\b(4\.7\.28|5\.4\.5|4\.4\.5|5\.1\.90|5\.7\.(508|705|708))\b/
/** The same in the words of others, which agree on no code. */
const QUOTA_WORDS =
  /\b(send(ing)?|rate|hourly|daily|submission|outgoing)[ -]?((rate|user|mail|message|sending)[ -])?(limit|quota)|\btoo many (messages|mails|emails|login)|\bmax(imum)? (e?mails|messages) per (hour|day)|\btoo much mail\b|\bsending too (fast|many)|\bunusual rate\b|limit for message recipients/i
const DAILY = /\b5\.4\.5\b|daily|per day|24 hours/i
/** The recipient takes too many mails from everybody, or is full: nothing about this mailbox. RFC 3463: X.2.X. */
const ABOUT_RECIPIENT = /\b[45]\.2\.[0-9]\b|recipient is|mailbox (is )?full|over quota/i
/** No such address: RFC 3463, X.1.1 to X.1.3, X.1.10 and X.2.1; a 550 or 553 at RCPT without a reason says so too. */
const NO_SUCH_ADDRESS = /\b5\.(1\.([1236]|10)|2\.1)\b/
const POLICY = /\b5\.7\.\d+\b/
const SIZE = /\b5\.3\.4\b/

export function deliveryOf({ stage, code, reply, hasStarted }: SmtpEnd): Delivery {
  if (code === null || code < 400) {
    return hasStarted
      ? {
          outcome: 'unknown',
          reason: 'The connection broke before the mail server confirmed the mail',
          reply,
        }
      : { outcome: 'retry', reason: 'The mail server could not be reached', reply, afterMs: null }
  }
  const text = reply ?? ''
  if (isQuota(stage, text))
    return {
      outcome: 'refused',
      cause: 'quota',
      reason: 'The mail server says that this mailbox has sent as much as it may for now',
      reply,
      afterMs: DAILY.test(text) ? 24 * HOUR : HOUR,
    }
  if (stage === 'sign-in' && code >= 500)
    return refusedSignIn('The mail server did not accept the user name and password', reply)
  if (code === 530 && stage !== 'body') return refusedSignIn('The mail server wants a sign-in first', reply)
  if (code < 500)
    return { outcome: 'retry', reason: 'The mail server wants the mail later', reply, afterMs: null }
  if (stage === 'connect')
    return { outcome: 'retry', reason: 'The mail server turns connections away', reply, afterMs: 15 * MINUTE }
  if (stage === 'sender' && code !== 552 && !SIZE.test(text))
    return refusedSignIn('The mail server does not let this mailbox send from its address', reply)
  const isBounce =
    NO_SUCH_ADDRESS.test(text) ||
    (stage === 'recipient' && (code === 550 || code === 553) && !/\b5\.\d+\.\d+\b/.test(text))
  return { outcome: 'failed', reason: failureReason(isBounce, text, code), reply, isBounce }
}

const isQuota = (stage: SmtpStage, text: string) =>
  QUOTA_CODE.test(text) ||
  (QUOTA_WORDS.test(text) && !SIZE.test(text) && !(stage === 'recipient' && ABOUT_RECIPIENT.test(text)))

function refusedSignIn(reason: string, reply: string | null): Delivery {
  return { outcome: 'refused', cause: 'authentication', reason, reply, afterMs: null }
}

function failureReason(isBounce: boolean, text: string, code: number): string {
  if (isBounce) return 'There is no such address'
  if (SIZE.test(text) || code === 552) return 'The mail is too large for the mail server'
  if (POLICY.test(text)) return 'The mail server refused the mail as unwanted'
  return 'The mail server refused the mail'
}
