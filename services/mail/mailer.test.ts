import { expect, test } from 'vitest'
import { newId } from '../platform/ids.ts'
import { startTestCloud } from '../platform/test-cloud.ts'
import { mailboxCarrier, secretCarrier, smtpOptions } from './carrier.ts'
import { createMailer } from './mailer.ts'
import { startMailbox } from './test-mailbox.ts'

const FROM = { name: 'Atelier', address: 'atelier@studio.example' }
const OURS = { from: FROM, now: Date.now, newId }
const MAIL = { to: 'ana@example.com', subject: 'Grüße', text: 'Hallo', html: '<p>Hallo</p>' }

const outcome = (sent: Promise<void>) =>
  sent.then(
    () => 'sent',
    (error: { code: string; reason: string }) => `${error.code} ${error.reason}`,
  )

test('a mail arrives as text and HTML, from the studio, at its recipient', async () => {
  await using mailbox = await startMailbox()
  await createMailer({ carrier: mailboxCarrier(mailbox.host), ...OURS }).send(MAIL)
  expect(mailbox.mails).toMatchObject([
    { subject: 'Grüße', html: '<p>Hallo</p>', from: { value: [FROM] }, to: { text: 'ana@example.com' } },
  ])
  expect(mailbox.mails[0]?.text?.trim()).toBe('Hallo')
})

test.each([
  ['a server that wants it later', 451, 'temporary mail-not-sent'],
  ['a server that refuses it', 550, 'unsupported mail-refused'],
  ['a server that hangs up before it answers', 'hang up', 'conflict mail-unknown'],
] as const)('%s', async (_what, behaviour, expected) => {
  await using mailbox = await startMailbox()
  mailbox.behave(behaviour)
  const mailer = createMailer({ carrier: mailboxCarrier(mailbox.host), ...OURS })
  expect(await outcome(mailer.send(MAIL))).toBe(expected)
})

test('a server that is down has certainly not accepted the mail', async () => {
  const mailbox = await startMailbox()
  await mailbox[Symbol.asyncDispose]()
  const mailer = createMailer({ carrier: mailboxCarrier(mailbox.host), ...OURS })
  expect(await outcome(mailer.send(MAIL))).toBe('temporary mail-not-sent')
})

test.each([
  ['a second header in the address', { to: 'ana@example.com\r\nBcc: eve@example.com' }],
  ['a second header in the subject', { subject: 'Hello\nBcc: eve@example.com' }],
  ['several addresses', { to: 'ana@example.com,eve@example.com' }],
  ['a name around the address', { to: 'Ana <ana@example.com>' }],
  ['no address', { to: 'ana' }],
])('%s is refused', async (_what, change) => {
  await using mailbox = await startMailbox()
  const mailer = createMailer({ carrier: mailboxCarrier(mailbox.host), ...OURS })
  await expect(mailer.send({ ...MAIL, ...change })).rejects.toMatchObject({ code: 'invalid' })
  expect(mailbox.mails).toEqual([])
})

test('a missing server is reported, and a new one is used at once', async () => {
  await using cloud = await startTestCloud()
  const secret = 'projects/atelier-test/secrets/smtp-url'
  const carrier = secretCarrier({ secrets: async () => cloud.secrets, secret })
  expect(await outcome(createMailer({ carrier, ...OURS }).send(MAIL))).toBe('forbidden mail-unconfigured')
  const data = Buffer.from('smtps://ana:p%40ss@mail.example')
  await cloud.secrets.addSecretVersion({ parent: secret, payload: { data } })
  expect(await carrier.route()).toMatchObject({ options: { host: 'mail.example', port: 465, secure: true } })
})

test.each([
  ['smtps://u:p%40ss@mail.example', { port: 465, secure: true, auth: { user: 'u', pass: 'p@ss' } }],
  ['smtp://u:p@mail.example', { port: 587, secure: false, requireTLS: true }],
  ['smtp://mail.example:2525', { port: 2525, requireTLS: true, ignoreTLS: false }],
])('%s never sends a password in the clear', (url, expected) => {
  expect(smtpOptions(url)).toMatchObject(expected)
})
