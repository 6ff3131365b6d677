import { describe, expect, test } from 'vitest'
import { attachmentsOf } from '../../campaigns/campaigns/attachment-files.ts'
import { openMailbox } from '../../campaigns/mailboxes/opening.ts'
import { createMailboxStore } from '../../campaigns/mailboxes/store.ts'
import { createClaiming } from '../../campaigns/sending/claiming.ts'
import { createSendingParts } from '../../campaigns/sending/parts.ts'
import { renderMail } from '../../campaigns/templates/render.ts'
import { createMailParts } from '../../mail/parts.ts'
import { startMailbox } from '../../mail/test-mailbox.ts'
import { startScripted } from '../../mail/test-smtp-server.ts'
import { SMTP_PASSWORD, startTlsServer } from '../../mail/test-tls-server.ts'
import { newId } from '../../platform/ids.ts'
import { createSecretKeys } from '../../platform/secret-keys.ts'
import { SECRETS } from '../../platform/test-cloud.ts'
import { setUp as setUpApi, type WorldOptions } from '../test-world.ts'

async function setUp(options: WorldOptions = {}) {
  const mailbox = await startMailbox()
  const world = await setUpApi({ smtpHost: mailbox.host, publicUrl: 'http://studio.example', ...options })
  const { now } = world.clock
  return {
    ...world,
    mailbox,
    store: createMailboxStore(world.firestore, now),
    async person(email = `${newId()}@example.com`) {
      const browser = await world.registered(email)
      const ask = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => {
        const answer = await browser.request(method, `/api/v1/mailbox${path}`, body)
        return { status: answer.statusCode, body: answer.body === '' ? null : answer.json(), answer }
      }
      return { ...browser, email, ask }
    },
    async trailOf(ownerId: string) {
      const events = await world.firestore
        .collection('securityEvents')
        .where('accountId', '==', ownerId)
        .get()
      return events.docs
        .map((event) => event.get('kind') as string)
        .filter((kind) => kind.startsWith('mailbox'))
    },
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await mailbox[Symbol.asyncDispose]()
    },
  }
}

describe('on one machine', () => {
  test('everybody has the local mailbox, and a test mail shows it', async () => {
    await using world = await setUp()
    const ana = await world.person('ana@example.com')
    const settings = await ana.ask('GET', '')
    expect(settings.body).toMatchObject({
      mailbox: { kind: 'local', address: 'ana@example.com', name: 'Ana', status: 'connected' },
      kinds: ['local', 'smtp'],
    })
    const tested = await ana.ask('POST', '/test')
    expect(tested.body).toMatchObject({ wasSent: true, to: 'ana@example.com' })
    expect(tested.body.message).toMatch(/did not leave this machine/)
    expect(world.mailbox.mails).toMatchObject([{ to: { text: '"Ana" <ana@example.com>' } }])
  })

  test('a disconnected mailbox stays so until the person connects one', async () => {
    await using world = await setUp()
    const ana = await world.person()
    expect((await ana.ask('DELETE', '')).body).toEqual({ isRevoked: null })
    expect((await ana.ask('GET', '')).body.mailbox).toBeNull()
    expect((await ana.ask('POST', '/test')).status).toBe(409)
    expect((await ana.ask('POST', '/local')).body.kind).toBe('local')
    expect((await ana.ask('GET', '')).body.mailbox.kind).toBe('local')
    expect((await world.trailOf(ana.id)).sort()).toEqual(['mailbox-connected', 'mailbox-disconnected'])
  })

  test('what is claimed is taken back when the mailbox is disconnected or replaced', async () => {
    await using world = await setUp()
    const ana = await world.person()
    const campaign = (await ana.request('POST', '/api/v1/campaigns', { title: 'Galleries' })).json()
    const add = async (email: string) =>
      (await ana.request('POST', `/api/v1/campaigns/${campaign.id}/recipients`, { fields: { email } })).json()
        .id as string
    const ids = [await add('ben@example.org'), await add('cem@example.org')]
    await ana.request('PATCH', `/api/v1/campaigns/${campaign.id}`, {
      ...{ version: campaign.version, template: { subject: 'Hello', body: 'Hello' } },
      sender: { name: 'Ana', footer: 'Ana, Berlin', replyTo: '' },
    })
    const started = await ana.request('POST', `/api/v1/campaigns/${campaign.id}/start`)
    expect(started.json()).toMatchObject({ status: 'running' })
    const parts = createSendingParts({ firestore: world.firestore, now: world.clock.now })
    const claim = createClaiming({
      ...{ ...parts, renderMail, attachmentsOf, newId, random: () => 0, publicUrl: 'http://studio.example' },
    })
    for (const change of [() => ana.ask('DELETE', ''), () => ana.ask('POST', '/local')]) {
      await ana.ask('POST', '/local')
      world.clock.advance(5 * 60_000)
      expect((await claim(ana.id)).mails).toHaveLength(1)
      expect((await change()).status).toBe(200)
      const found = await Promise.all(ids.map((id) => world.firestore.doc(`recipients/${id}`).get()))
      expect(found.map((each) => each.get('state'))).toEqual(['planned', 'planned'])
      expect(await parts.store.get(ana.id)).toMatchObject({ log: [] })
    }
  })

  test('what a mail server says about a test mail is passed on', async () => {
    await using world = await setUp()
    const ana = await world.person()
    world.mailbox.behave(451)
    expect((await ana.ask('POST', '/test')).body).toMatchObject({
      wasSent: false,
      reply: expect.stringMatching(/^451/),
    })
  })
})

test('elsewhere there is no local mailbox, and no Gmail without a registration', async () => {
  await using world = await setUpApi()
  const ana = await world.registered()
  const settings = (await ana.request('GET', '/api/v1/mailbox')).json()
  expect(settings).toMatchObject({ mailbox: null, kinds: ['smtp'] })
  expect((await ana.request('POST', '/api/v1/mailbox/local')).statusCode).toBe(403)
  const gmail = await ana.request('POST', '/api/v1/mailbox/gmail', {})
  expect([gmail.statusCode, gmail.json().code]).toEqual([403, 'gmail-unconfigured'])
})

describe('a mail server of one’s own', () => {
  const SMTP = {
    name: 'Ana Q.',
    host: 'localhost',
    user: 'ana',
    password: SMTP_PASSWORD,
    verp: true,
  } as const

  test('is signed in to before it is kept, and its password is not readable in the database', async () => {
    await using world = await setUp()
    await using server = await startTlsServer()
    const ana = await world.person('ana@example.com')
    const connection = { ...SMTP, address: 'Ana@Example.com', port: server.port, security: 'starttls' }
    const refused = await ana.ask('POST', '/smtp', { ...connection, password: 'guess' })
    expect([refused.status, refused.body.detail]).toEqual([
      400,
      expect.stringMatching(/user name and password/),
    ])
    expect((await ana.ask('GET', '')).body.mailbox.kind).toBe('local')

    const connected = await ana.ask('POST', '/smtp', connection)
    expect(connected.body).toMatchObject({
      kind: 'smtp',
      address: 'ana@example.com',
      server: `localhost:${server.port}`,
    })
    expect(connected.answer.body).not.toContain(SMTP_PASSWORD)
    const document = await world.firestore.doc(`senders/${ana.id}`).get()
    expect(JSON.stringify(document.data())).not.toContain(SMTP_PASSWORD)

    expect((await ana.ask('POST', '/test')).body.wasSent).toBe(true)
    expect(server.taken).toEqual([{ from: 'ana@example.com', to: ['ana@example.com'] }])
  })

  test('without TLS is refused', async () => {
    await using world = await setUp()
    await using server = await startScripted()
    const ana = await world.person()
    const connection = { ...SMTP, address: 'a@example.com', port: server.port, security: 'tls' }
    const refused = await ana.ask('POST', '/smtp', connection)
    expect([refused.status, refused.body.detail]).toEqual([400, expect.stringMatching(/STARTTLS/)])
  })

  test('opens with an older key, but not for somebody else', async () => {
    await using world = await setUp()
    await using server = await startTlsServer()
    const ana = await world.person()
    await ana.ask('POST', '/smtp', {
      ...SMTP,
      address: 'a@example.com',
      port: server.port,
      security: 'starttls',
    })
    await world.secrets.addSecretVersion({
      parent: SECRETS['mailbox-key'],
      payload: { data: Buffer.alloc(32, 7) },
    })
    const stored = (await world.store.read(ana.id))?.mailbox
    if (!stored) throw new Error('No mailbox')
    const parts = createMailParts({
      secrets: world.secrets,
      now: world.clock.now,
      config: { secrets: SECRETS, smtpEmulatorHost: world.mailbox.host, gmailEmulatorHost: undefined },
    })
    const keys = createSecretKeys({ secrets: world.secrets, secret: SECRETS['mailbox-key'] })
    expect((await keys.newest()).id).toBe('2')
    const mail = {
      ...{ from: { name: '', address: 'a@example.com' }, to: { name: '', address: 'b@example.com' } },
      ...{ replyTo: null, envelopeFrom: null, subject: 'Hi', text: 'Hi', html: '<p>Hi</p>' },
      ...{ messageId: '<1@example.com>', date: 0, headers: {}, attachments: [] },
    }
    const send = async (ownerId: string) => {
      const transport = await openMailbox(ownerId, stored, { transports: parts.transports, keys })
      return (await transport.send(mail, async () => undefined)).outcome
    }
    expect(await send(ana.id)).toBe('sent')
    expect(await send('somebody-else')).toBe('refused')
  })
})
