// What the tests of SMTP have in common: a mail, a way to a scripted server, and how conversations end early.
import { createSmtpTransport } from './smtp-transport.ts'
import type { Script, ScriptedServer } from './test-smtp-server.ts'
import type { Delivery, OutgoingMail } from './transport.ts'

export const MAIL: OutgoingMail = {
  from: { name: 'Ana', address: 'ana@example.com' },
  to: { name: 'Ben', address: 'ben@example.org' },
  replyTo: null,
  envelopeFrom: null,
  subject: 'Grüße',
  text: 'Hallo\n.\nEnde',
  html: '<p>Hallo</p>',
  messageId: '<one@example.com>',
  date: Date.UTC(2027, 0, 2, 3, 4, 5),
  headers: { 'List-Unsubscribe': '<https://studio.example/u/1>' },
  attachments: [{ filename: 'cv.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF') }],
}

export interface Options {
  secure?: boolean
  deadlineMs?: number
  silenceMs?: number
  signsIn?: boolean
}

export function transportTo({ host, port }: Pick<ScriptedServer, 'host' | 'port'>, options: Options = {}) {
  const { secure = false, deadlineMs = 60_000, silenceMs = 60_000, signsIn = true } = options
  const timeout = { connectionTimeout: silenceMs, greetingTimeout: silenceMs, socketTimeout: silenceMs }
  const route = {
    options: {
      ...{ host, port, secure, requireTLS: false, ignoreTLS: true, ...timeout, dnsTimeout: silenceMs },
      ...(signsIn && { auth: { user: 'ana', pass: 'secret' } }),
    },
  }
  return createSmtpTransport({ name: 'smtp', carrier: { route: async () => route }, deadlineMs })
}

/** What a server does, what becomes of the mail, and how often `beforeBody` runs. */
export const ENDS = [
  ['the greeting is 421', { greeting: '421 4.3.2 Closing' }, 'retry', 0],
  ['the greeting is 554', { greeting: '554 5.7.1 Not you' }, 'retry', 0],
  ['it hangs up at once', { greeting: 'hang up' }, 'retry', 0],
  ['the password is wrong', { AUTH: '535 5.7.8 Bad credentials' }, 'refused authentication', 0],
  ['the sign-in has to wait', { AUTH: '454 4.7.0 Temporary authentication failure' }, 'retry', 0],
  ['there were too many sign-ins', { AUTH: '454 4.7.0 Too many login attempts' }, 'refused quota', 0],
  ['it wants a sign-in', { MAIL: '530 5.7.0 Authentication required' }, 'refused authentication', 0],
  ['the sender is not ours', { MAIL: '553 5.7.1 Not owned by user' }, 'refused authentication', 0],
  ['the sender has to wait', { MAIL: '451 4.3.0 Later' }, 'retry', 0],
  ['the day is used up', { MAIL: '550 5.4.5 Daily user sending limit exceeded' }, 'refused quota', 0],
  ['the mail is too large', { MAIL: '552 5.3.4 Too big' }, 'failed', 0],
  ['it goes too fast', { RCPT: '421 4.7.28 Our system has detected an unusual rate' }, 'refused quota', 0],
  ['the recipient is busy', { RCPT: '450 4.2.1 The recipient is receiving too quickly' }, 'retry', 0],
  ['greylisting', { RCPT: '450 4.2.0 Greylisted, try again later' }, 'retry', 0],
  ['nobody is there', { RCPT: '550 5.1.1 No such user' }, 'failed bounce', 0],
  ['nobody is there, without a code', { RCPT: '550 No such user' }, 'failed bounce', 0],
  ['the recipient does not want it', { RCPT: '550 5.7.1 Blocked' }, 'failed', 0],
  ['it stops at RCPT', { RCPT: 'hang up' }, 'retry', 0],
  ['DATA has to wait', { DATA: '451 4.3.0 Later' }, 'retry', 0],
  ['DATA is refused', { DATA: '554 5.5.1 No' }, 'failed', 0],
  ['it stops before the body', { DATA: 'hang up' }, 'retry', 0],
  ['the body has to wait', { body: '451 4.3.0 Later' }, 'retry', 1],
  ['the body is refused', { body: '554 5.7.1 Unwanted' }, 'failed', 1],
  ['nobody is there, it says at the end', { body: '550 5.1.1 No such user' }, 'failed bounce', 1],
  ['it stops after the body', { body: 'hang up' }, 'unknown', 1],
  ['it stops within the body', { 'half body': 'hang up' }, 'unknown', 1],
  ['an answer that is none', { body: '354 What?' }, 'unknown', 1],
] as const satisfies [string, Script, string, number][]

/** The outcome with what matters about it. */
export function inWords(delivery: Delivery): string {
  const detail =
    'cause' in delivery ? delivery.cause : 'isBounce' in delivery && delivery.isBounce ? 'bounce' : ''
  return `${delivery.outcome} ${detail}`.trim()
}
