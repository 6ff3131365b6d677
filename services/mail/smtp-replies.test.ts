import { expect, test } from 'vitest'
import { deliveryOf, type SmtpStage } from './smtp-replies.ts'

const outcomeOf = (stage: SmtpStage, reply: string) => {
  const delivery = deliveryOf({ stage, code: Number(reply.slice(0, 3)), reply, hasStarted: stage === 'body' })
  if (delivery.outcome === 'refused') return `refused ${delivery.cause}`
  return delivery.outcome === 'failed' && delivery.isBounce ? 'failed bounce' : delivery.outcome
}

/** Replies of well-known providers and mail servers. */
test.each<[SmtpStage, string, string]>([
  ['body', '550 5.4.5 Daily user sending limit exceeded. https://support.google.com/mail', 'refused quota'],
  ['recipient', '421 4.7.28 Our system has detected an unusual rate of mail', 'refused quota'],
  [
    'body',
    "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
    'refused quota',
  ],
  ['body', '550 5.7.705 Access denied, tenant has exceeded threshold', 'refused quota'],
  ['sender', '450 4.7.1 Error: too much mail from ana@example.com', 'refused quota'],
  [
    'recipient',
    '550 Domain example.com has exceeded the max emails per hour (100/100) allowed',
    'refused quota',
  ],
  ['recipient', '550 Sending limit reached, try again tomorrow', 'refused quota'],
  ['sign-in', '454 4.7.0 Too many login attempts, please try again later', 'refused quota'],
  [
    'recipient',
    '450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents more',
    'retry',
  ],
  ['recipient', '452 4.2.2 The recipient mailbox is full', 'retry'],
  ['recipient', '552 5.2.2 The recipient is over quota', 'failed'],
  ['recipient', '450 4.7.1 Greylisting in action, please come back later', 'retry'],
  ['recipient', '452 4.5.3 Too many recipients', 'retry'],
  ['connect', '421 4.7.0 Too many connections, slow down', 'retry'],
  ['connect', '554 5.7.1 Your address is on a list', 'retry'],
  ['sender', '552 5.3.4 Message size exceeds fixed limit', 'failed'],
  ['sender', '552 5.3.4 Message exceeds maximum message size limit', 'failed'],
  [
    'sender',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    'refused authentication',
  ],
  ['sender', '530 5.7.0 Must issue a STARTTLS command first', 'refused authentication'],
  [
    'sign-in',
    '535 5.7.139 Authentication unsuccessful, basic authentication is disabled',
    'refused authentication',
  ],
  ['sign-in', '534 5.7.9 Application-specific password required', 'refused authentication'],
  ['recipient', '550 5.1.1 The email account that you tried to reach does not exist', 'failed bounce'],
  ['recipient', '550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'failed bounce'],
  ['recipient', '550 5.2.1 The email account that you tried to reach is inactive', 'failed bounce'],
  ['recipient', '553 sorry, no mailbox here by that name', 'failed bounce'],
  ['recipient', '554 5.7.1 Relay access denied', 'failed'],
  ['recipient', '550 5.7.1 Service refused, blocked by policy', 'failed'],
  ['body', '550 5.7.26 Unauthenticated email is not accepted due to the domain policy', 'failed'],
  ['body', '554 5.7.1 Message identified as spam', 'failed'],
  ['body', '451 4.3.0 Queue file write error', 'retry'],
])('at %s: %s', (stage, reply, outcome) => {
  expect(outcomeOf(stage, reply)).toBe(outcome)
})
