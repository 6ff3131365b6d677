import { describe, expect, test } from 'vitest'
import { readReports } from './reading.ts'

const wrapped = (message: object) => ({
  Type: 'Notification',
  MessageId: '1',
  TopicArn: 'arn:aws:sns:eu-west-1:1:bounces',
  Message: JSON.stringify(message),
})
const SES_MAIL = { headers: [{ name: 'X-Campaign-Recipient', value: 'recipient-1' }] }

const returnedMail = ({
  status = '5.1.1',
  action = 'failed',
  to = 'ana+bounce-token1234@example.com',
  recipient = 'ben@example.org',
} = {}) =>
  [
    'Return-Path: <>',
    `To: ${to}`,
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain',
    '',
    'It could not be delivered.',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.org',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 No such',
    '  user here',
    '--b1',
    'Content-Type: text/rfc822-headers',
    '',
    'From: ana@example.com',
    'X-Campaign-Recipient: recipient-1',
    '--b1--',
    '',
  ].join('\r\n')

const abuse = [
  'Content-Type: multipart/report; report-type=feedback-report; boundary=b1',
  '',
  '--b1',
  'Content-Type: message/feedback-report',
  '',
  'Feedback-Type: abuse',
  'Original-Rcpt-To: <ben@example.org>',
  '',
  '--b1',
  'Content-Type: message/rfc822',
  '',
  'X-Campaign-Recipient: recipient-1',
  '',
  'Hello',
  '--b1--',
].join('\n')

const BOUNCE = { kind: 'bounce', email: 'ben@example.org' }
const COMPLAINT = { kind: 'complaint', email: 'ben@example.org' }
const NAMED = { recipientId: 'recipient-1' }

describe('what is reported', () => {
  test.each<[string, unknown, object[]]>([
    [
      'Postmark: a hard bounce',
      {
        RecordType: 'Bounce',
        MessageID: 'm',
        Type: 'HardBounce',
        Email: 'ben@example.org',
        Details: '550 no',
      },
      [{ ...BOUNCE, reason: '550 no' }],
    ],
    [
      'Postmark: a soft bounce',
      { RecordType: 'Bounce', MessageID: 'm', Type: 'SoftBounce', Email: 'ben@example.org' },
      [],
    ],
    [
      'Postmark: a complaint',
      { RecordType: 'SpamComplaint', MessageID: 'm', Email: 'ben@example.org' },
      [COMPLAINT],
    ],
    ['Postmark: a delivery', { RecordType: 'Delivery', MessageID: 'm', Recipient: 'ben@example.org' }, []],
    [
      'SendGrid: several',
      [
        { sg_event_id: '1', event: 'bounce', type: 'bounce', email: 'ben@example.org', reason: '550' },
        { sg_event_id: '2', event: 'bounce', type: 'blocked', email: 'cem@example.org' },
        { sg_event_id: '3', event: 'spamreport', email: 'ben@example.org' },
        { sg_event_id: '4', event: 'delivered', email: 'dan@example.org' },
      ],
      [BOUNCE, COMPLAINT],
    ],
    [
      'Mailgun: a permanent failure',
      {
        signature: {},
        'event-data': {
          event: 'failed',
          severity: 'permanent',
          recipient: 'ben@example.org',
          'delivery-status': { message: '5.1.1 no such user' },
        },
      },
      [{ ...BOUNCE, reason: '5.1.1 no such user' }],
    ],
    [
      'Mailgun: a temporary failure',
      { 'event-data': { event: 'failed', severity: 'temporary', recipient: 'ben@example.org' } },
      [],
    ],
    [
      'Mailgun: a complaint',
      { 'event-data': { event: 'complained', recipient: 'ben@example.org' } },
      [COMPLAINT],
    ],
    [
      'SES: a permanent bounce',
      wrapped({
        notificationType: 'Bounce',
        bounce: {
          bounceType: 'Permanent',
          bouncedRecipients: [{ emailAddress: 'ben@example.org', diagnosticCode: 'no' }],
        },
        mail: SES_MAIL,
      }),
      [{ ...BOUNCE, ...NAMED, reason: 'no' }],
    ],
    [
      'SES: a transient bounce',
      wrapped({
        notificationType: 'Bounce',
        bounce: { bounceType: 'Transient', bouncedRecipients: [{ emailAddress: 'ben@example.org' }] },
        mail: SES_MAIL,
      }),
      [],
    ],
    [
      'SES: a complaint',
      wrapped({
        eventType: 'Complaint',
        complaint: { complainedRecipients: [{ emailAddress: 'ben@example.org' }] },
        mail: SES_MAIL,
      }),
      [{ ...COMPLAINT, ...NAMED }],
    ],
    [
      'a returned mail, with the address it came back to',
      returnedMail(),
      [{ ...BOUNCE, ...NAMED, token: 'token1234', reason: 'smtp; 550 5.1.1 No such user here' }],
    ],
    ['a returned mail: a full mailbox', returnedMail({ status: '5.2.2' }), []],
    ['a returned mail: a delay', returnedMail({ action: 'delayed', status: '4.4.1' }), []],
    ['a report of abuse', abuse, [{ ...COMPLAINT, ...NAMED }]],
  ])('%s', (_what, body, reports) => {
    const read = readReports(body)
    expect(read).toMatchObject({ reports })
    expect((read as { reports: object[] }).reports).toHaveLength(reports.length)
  })

  test('what SNS calls plain text is read as its JSON', () => {
    const body = JSON.stringify(wrapped({ notificationType: 'Delivery', mail: {} }))
    expect(readReports(body)).toEqual({ reports: [] })
  })
})

test.each([
  ['https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=1', true],
  ['https://sns.eu-west-1.amazonaws.com.eve.example/?Token=1', false],
  ['http://sns.eu-west-1.amazonaws.com/', false],
  ['https://169.254.169.254/', false],
  ['', false],
])('a subscription is confirmed at Amazon’s address only: %s', (url, isConfirmed) => {
  const read = readReports({ Type: 'SubscriptionConfirmation', TopicArn: 'arn', SubscribeURL: url })
  expect(read).toEqual(isConfirmed ? { subscription: url } : null)
})

test.each([
  null,
  'Hello',
  '{',
  '[]',
  [],
  {},
  42,
  { RecordType: 1 },
  { 'event-data': null, RecordType: 'Bounce' },
  { Type: 'Notification', TopicArn: 'a', Message: '{' },
  JSON.parse('{"__proto__":{"RecordType":"Bounce"}}'),
  `Content-Type: multipart/report; boundary="${'b'.repeat(200)}"\n\n--b`,
  `Content-Type: multipart/report; boundary=b\n\n${'\n--b\nContent-Type: message/delivery-status\n\n'.repeat(5000)}`,
  // A megabyte in which no address begins costs no more than a line.
  returnedMail({ recipient: 'a'.repeat(1_000_000) }),
])('garbage %# breaks nothing', (body) => {
  const read = readReports(body)
  expect(read === null || ('reports' in read && read.reports.length === 0)).toBe(true)
})
