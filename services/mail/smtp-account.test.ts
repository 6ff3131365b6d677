import { expect, test } from 'vitest'
import { smtpAccountTransport, verifySmtp } from './smtp-account.ts'
import { startScripted } from './test-smtp-server.ts'
import { SMTP_PASSWORD, startTlsServer } from './test-tls-server.ts'
import type { OutgoingMail, SmtpAccount } from './transport.ts'

const LOCAL = { smtpEmulatorHost: '127.0.0.1:1', resolve: async () => [{ address: '127.0.0.1' }] }
const account = (change: Partial<SmtpAccount>): SmtpAccount => ({
  host: 'localhost',
  port: 1,
  security: 'starttls',
  user: 'ana',
  password: SMTP_PASSWORD,
  ...change,
})

const MAIL: OutgoingMail = {
  from: { name: 'Ana', address: 'ana@example.com' },
  to: { name: '', address: 'ben@example.org' },
  replyTo: null,
  envelopeFrom: null,
  subject: 'Hello',
  text: 'Hello',
  html: '<p>Hello</p>',
  messageId: '<one@example.com>',
  date: 0,
  headers: {},
  attachments: [],
}

test.each(['tls', 'starttls'] as const)('signs in and sends with %s', async (security) => {
  await using server = await startTlsServer({ secure: security === 'tls' })
  const own = account({ port: server.port, security })
  expect(await verifySmtp(own, LOCAL)).toBeNull()
  const delivery = await smtpAccountTransport(own, LOCAL).send(MAIL, async () => undefined)
  expect(delivery.outcome).toBe('sent')
  expect(server.taken).toEqual([{ from: 'ana@example.com', to: ['ben@example.org'] }])
})

test('a wrong password is said in plain words, and no mail is tried with it again', async () => {
  await using server = await startTlsServer()
  const own = account({ port: server.port, password: 'guess' })
  expect(await verifySmtp(own, LOCAL)).toMatch(/did not accept the user name and password.*535/)
  expect(await smtpAccountTransport(own, LOCAL).send(MAIL, async () => undefined)).toMatchObject({
    outcome: 'refused',
    cause: 'authentication',
  })
})

test('a server without TLS never sees the password', async () => {
  await using server = await startScripted()
  for (const security of ['tls', 'starttls'] as const) {
    const own = account({ port: server.port, security })
    expect(await verifySmtp(own, LOCAL)).toMatch(/TLS/)
    expect((await smtpAccountTransport(own, LOCAL).send(MAIL, async () => undefined)).outcome).toBe('retry')
  }
  expect(server.commands.filter((line) => line.startsWith('AUTH'))).toEqual([])
})

test('a certificate for another name is not accepted', async () => {
  await using server = await startTlsServer({ secure: true })
  const own = account({ host: 'mail.example.com', port: server.port, security: 'tls' })
  expect(await verifySmtp(own, LOCAL)).toMatch(/TLS/)
})

test.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', 'fd00::1'])(
  'a name that leads to %s is used on one machine only',
  async (address) => {
    const deployed = {
      smtpEmulatorHost: undefined,
      resolve: async () => [{ address: '8.8.8.8' }, { address }],
    }
    expect(await verifySmtp(account({}), deployed)).toMatch(/not on the public internet/)
    expect(await smtpAccountTransport(account({}), deployed).send(MAIL, async () => undefined)).toMatchObject(
      {
        outcome: 'retry',
        reason: expect.stringMatching(/not on the public internet/),
      },
    )
  },
)

test('a server that nobody knows, on a machine without the internet', async () => {
  const away = { ...LOCAL, resolve: async () => Promise.reject(new Error('ENOTFOUND')) }
  expect(await verifySmtp(account({}), away)).toMatch(/perhaps without a way to the internet/)
})

test('a name that leads nowhere for one mail says nothing about another one under way', async () => {
  await using server = await startTlsServer({ secure: true })
  let isThere = true
  const transport = smtpAccountTransport(account({ port: server.port, security: 'tls' }), {
    ...LOCAL,
    resolve: async () => (isThere ? [{ address: '127.0.0.1' }] : []),
  })
  const first = await transport.send(MAIL, async () => {
    isThere = false
    expect(await transport.send(MAIL, async () => undefined)).toMatchObject({ outcome: 'retry' })
  })
  expect(first.outcome).toBe('sent')
  expect(server.taken).toHaveLength(1)
})
