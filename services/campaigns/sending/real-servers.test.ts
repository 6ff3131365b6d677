// What mail servers and Gmail really say, on the wire, and what becomes of the mail: never two of it.
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { consent, startGoogle } from '../../../local-cloud/google-mail/testing.ts'
import { createMailbox } from '../../../local-cloud/mailbox/mailbox.ts'
import { mailboxCarrier } from '../../mail/carrier.ts'
import { createGmailTransport } from '../../mail/gmail-transport.ts'
import { LOCAL_CLIENT } from '../../mail/google-client.ts'
import { googleEndpoints } from '../../mail/google-endpoints.ts'
import { createGoogleOAuth } from '../../mail/google-oauth.ts'
import type { Transport } from '../../mail/schemas.ts'
import { createSmtpTransport } from '../../mail/smtp-transport.ts'
import { type Script, startScripted } from '../../mail/test-smtp-server.ts'
import { shareWorld } from './test-shared-world.ts'
import type { SendingWorld } from './test-world.ts'

/** Milliseconds in which a slow machine has said all that comes before the silence. */
const UNTIL_SILENT = 2000
const PATIENT = 60_000

let world: SendingWorld
shareWorld((shared) => {
  world = shared
})

let campaign: { id: string; ownerId: string }
/** A retry of this test's mail must not go to the next test's server. */
afterEach(async () => {
  const { status } = await world.stored(campaign.id)
  if (status !== 'finished') await world.controls.cancel(campaign.ownerId, campaign.id)
})

/** Starts a campaign of one mail to a recipient with this sign, and sends it once. */
async function send(transport: Transport, tag = 'none') {
  campaign = await world.campaign(1)
  world.behave((mail, beforeBody) =>
    transport.send({ ...mail, to: { name: '', address: `ben+${tag}@example.org` } }, beforeBody),
  )
  await world.controls.start(campaign.ownerId, campaign.id)
  await world.tick()
  await world.deliver()
  const read = async () => {
    const [{ state, bouncedAt }, { log, mailbox }, { status, pauseReason }] = await Promise.all([
      world.recipient(campaign.id),
      world.sender(campaign.ownerId),
      world.stored(campaign.id),
    ])
    return {
      state,
      counts: log.length,
      isBounced: bouncedAt !== null,
      status,
      pauseReason,
      mailbox: mailbox?.status,
    }
  }
  return { recipientId: (await world.recipient(campaign.id)).id, now: await read(), read }
}

describe('a mail server', () => {
  async function startMailbox() {
    const dataDir = mkdtempSync(join(tmpdir(), 'mailbox-'))
    const mailbox = createMailbox({
      clock: { now: world.now, after: () => () => {}, advance: () => {} },
      dataDir,
    })
    mailbox.smtp.listen(0, '127.0.0.1')
    await once(mailbox.smtp, 'listening')
    const host = `127.0.0.1:${(mailbox.smtp.address() as AddressInfo).port}`
    return {
      kept: (recipientId: string) => mailbox.countBy('X-Campaign-Recipient').get(recipientId) ?? 0,
      transport: (deadlineMs: number) =>
        createSmtpTransport({ name: 'local', carrier: mailboxCarrier(host), deadlineMs }),
      async close() {
        await mailbox.close()
        rmSync(dataDir, { recursive: true, force: true })
      },
    }
  }
  // It knows how to behave by the recipient, and counts by the recipient's id.
  let mailbox: Awaited<ReturnType<typeof startMailbox>>
  beforeAll(async () => {
    mailbox = await startMailbox()
  })
  afterAll(() => mailbox.close())

  test.each([
    ['none', { state: 'sent', counts: 1, status: 'finished' }, 1],
    ['refused', { state: 'failed', counts: 0, isBounced: true }, 0],
    ['temporary', { state: 'retry', counts: 0, status: 'running' }, 0],
    ['later', { state: 'retry', counts: 0, status: 'running' }, 0],
    ['rejected', { state: 'failed', isBounced: false }, 0],
    ['quota', { state: 'planned', counts: 0, status: 'paused', pauseReason: 'quota' }, 0],
    ['cut', { state: 'unknown', counts: 1 }, 1],
    ['lost', { state: 'unknown', counts: 1 }, 0],
    ['silent', { state: 'unknown', counts: 1 }, 1],
  ])('a recipient with +%s', async (tag, expected, kept) => {
    const sent = await send(mailbox.transport(tag === 'silent' ? UNTIL_SILENT : PATIENT), tag)
    expect(sent.now).toMatchObject(expected)
    // However often it is tried again, and whatever a doubled event does.
    world.advance(5 * 60_000)
    await world.tick()
    await world.deliver()
    expect(mailbox.kept(sent.recipientId)).toBe(kept)
  })

  test('a greylisted mail goes with its retry', async () => {
    const sent = await send(mailbox.transport(PATIENT), 'greylist')
    expect(sent.now.state).toBe('retry')
    world.advance(24 * 60 * 60_000)
    await world.tick()
    await world.deliver()
    expect([(await sent.read()).state, mailbox.kept(sent.recipientId)]).toEqual(['sent', 1])
  })

  test.each<[string, Script, object]>([
    ['greets with 421', { greeting: '421 4.3.2 Closing' }, { state: 'retry', counts: 0 }],
    [
      'does not know the password',
      { AUTH: '535 5.7.8 Bad credentials' },
      { state: 'planned', pauseReason: 'authentication', mailbox: 'reconnect' },
    ],
    ['closes after DATA', { body: 'hang up' }, { state: 'unknown', counts: 1 }],
    ['closes within DATA', { 'half body': 'hang up' }, { state: 'unknown', counts: 1 }],
    ['says nothing at RCPT', { RCPT: 'silence' }, { state: 'retry', counts: 0 }],
    ['drips', { body: 'drip' }, { state: 'unknown', counts: 1 }],
    ['has no TLS', { greeting: 'silence' }, { state: 'retry', counts: 0 }],
  ])('%s', async (_what, script, expected) => {
    await using server = await startScripted(script)
    const { host, port } = server
    const answers = Object.values(script)
    const silence = answers.includes('silence') ? 300 : PATIENT
    const timeouts = {
      ...{ connectionTimeout: silence, greetingTimeout: silence },
      ...{ socketTimeout: silence, dnsTimeout: silence },
    }
    const auth = { user: 'ana', pass: 'secret' }
    const secure = script.greeting === 'silence'
    const options = { host, port, secure, requireTLS: false, ignoreTLS: true, ...timeouts, auth }
    const carrier = { route: async () => ({ options }) }
    const deadlineMs = answers.includes('drip') ? UNTIL_SILENT : PATIENT
    const sent = await send(createSmtpTransport({ name: 'smtp', carrier, deadlineMs }))
    expect(sent.now).toMatchObject(expected)
  })
})

describe('Gmail', () => {
  const REDIRECT = 'http://localhost:8080/back'

  async function connect() {
    const google = await startGoogle({ clock: { now: world.now, after: () => () => {}, advance: () => {} } })
    const oauth = createGoogleOAuth({
      endpoints: googleEndpoints(google.host),
      client: async () => LOCAL_CLIENT,
      now: world.now,
    })
    const verifier = 'v'.repeat(43)
    const url = await oauth.consentUrl({ redirectUri: REDIRECT, state: 's', verifier, canFind: true })
    const code = new URL((await consent(url)).location ?? '').searchParams.get('code') ?? ''
    const { refreshToken } = await oauth.exchange({ code, verifier, redirectUri: REDIRECT })
    return {
      google,
      transport: createGmailTransport({
        google: oauth,
        refreshToken,
        canFind: true,
        now: world.now,
      }),
    }
  }

  let gmail: Awaited<ReturnType<typeof connect>>
  beforeAll(async () => {
    gmail = await connect()
  })
  afterAll(() => gmail.google[Symbol.asyncDispose]())

  test.each([
    [
      'unauthorized',
      { state: 'planned', status: 'paused', pauseReason: 'authentication', mailbox: 'reconnect' },
      0,
    ],
    ['dailyLimit', { state: 'planned', status: 'paused', pauseReason: 'quota' }, 0],
    ['rateLimit', { state: 'planned', status: 'paused', pauseReason: 'quota' }, 0],
    ['errorAfterSend', { state: 'unknown', counts: 1 }, 1],
    ['cutAfterSend', { state: 'unknown', counts: 1 }, 1],
    ['cutBeforeSend', { state: 'unknown', counts: 1 }, 0],
  ])('%s', async (fault, expected, kept) => {
    gmail.google.disturb({ seed: 1, [fault]: 1 })
    const sent = await send(gmail.transport)
    expect(sent.now).toMatchObject(expected)
    gmail.google.disturb(null)
    world.advance(5 * 60_000)
    await world.tick()
    await world.deliver()
    expect(gmail.google.countBy('X-Campaign-Recipient').get(sent.recipientId) ?? 0).toBe(kept)
  })

  test('a withdrawn permission', async () => {
    gmail.google.revoke('ana@gmail.com')
    const sent = await send(gmail.transport)
    expect(sent.now).toMatchObject({ state: 'planned', pauseReason: 'authentication', mailbox: 'reconnect' })
    expect(gmail.google.countBy('X-Campaign-Recipient').get(sent.recipientId)).toBeUndefined()
  })
})
