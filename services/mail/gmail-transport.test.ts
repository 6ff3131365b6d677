import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { consent, startGoogle } from '../../local-cloud/google-mail/testing.ts'
import { createGmailTransport } from './gmail-transport.ts'
import { LOCAL_CLIENT } from './google-client.ts'
import { googleEndpoints } from './google-endpoints.ts'
import { createGoogleOAuth } from './google-oauth.ts'
import type { OutgoingMail } from './transport.ts'

const REDIRECT = 'http://localhost:8080/back'
const MAIL: OutgoingMail = {
  from: { name: 'Ana', address: 'ana@gmail.com' },
  to: { name: 'Ben', address: 'ben@example.org' },
  replyTo: null,
  envelopeFrom: null,
  subject: 'Grüße',
  text: 'Hallo',
  html: '<p>Hallo</p>',
  messageId: '<one@gmail.com>',
  date: Date.UTC(2027, 0, 2),
  headers: { 'List-Unsubscribe': '<https://studio.example/u/1>' },
  attachments: [],
}

async function setUp({ canFind = true, timeoutMs = 60_000 } = {}) {
  const google = await startGoogle()
  const oauth = createGoogleOAuth({
    endpoints: googleEndpoints(google.host),
    client: async () => LOCAL_CLIENT,
    now: google.clock.now,
  })
  const verifier = 'v'.repeat(43)
  const url = await oauth.consentUrl({ redirectUri: REDIRECT, state: 's', verifier, canFind })
  const { location } = await consent(url)
  const code = new URL(location ?? '').searchParams.get('code') ?? ''
  const { refreshToken, email, ...may } = await oauth.exchange({ code, verifier, redirectUri: REDIRECT })
  const transport = createGmailTransport({
    google: oauth,
    refreshToken,
    canFind,
    now: google.clock.now,
    timeoutMs,
  })
  let noted = 0
  return {
    google,
    oauth,
    refreshToken,
    email,
    may,
    transport,
    noted: () => noted,
    send: (change: Partial<OutgoingMail> = {}) =>
      transport.send({ ...MAIL, ...change }, async () => {
        noted += 1
      }),
    to: (address: string) => ({ to: { name: '', address } }),
    [Symbol.asyncDispose]: () => google[Symbol.asyncDispose](),
  }
}

test('a mail arrives as it was made, and can be looked up', async () => {
  await using world = await setUp()
  expect([world.email, world.may]).toEqual(['ana@gmail.com', { canSend: true, canFind: true }])
  const delivery = await world.send()
  expect(delivery).toMatchObject({ outcome: 'sent', providerId: expect.stringMatching(/^[0-9a-f]+$/) })
  expect(world.noted()).toBe(1)
  expect(world.google.mails()).toMatchObject([
    { from: 'ana@gmail.com', to: ['ben@example.org'], subject: 'Grüße' },
  ])
  const parsed = await simpleParser(world.google.raw(0))
  expect(parsed).toMatchObject({ html: '<p>Hallo</p>', messageId: '<one@gmail.com>' })
  expect(await world.transport.find('<one@gmail.com>')).toBe(true)
  expect(await world.transport.find('<other@gmail.com>'), 'nobody can say that it was not sent').toBeNull()
})

test('a large mail is uploaded', async () => {
  await using world = await setUp()
  const content = Buffer.alloc(4 * 1024 * 1024, 7)
  const file = { filename: 'a.bin', contentType: 'application/octet-stream', content }
  expect((await world.send({ attachments: [file] })).outcome).toBe('sent')
  const parsed = await simpleParser(world.google.raw(0))
  expect(parsed.attachments[0]?.content.equals(content)).toBe(true)
})

describe('what Google answers', () => {
  test.each([
    ['quota', 'refused', 'quota', 1, 0],
    ['rejected', 'failed', undefined, 1, 0],
    ['temporary', 'unknown', undefined, 1, 0],
    ['later', 'unknown', undefined, 1, 1],
    ['cut', 'unknown', undefined, 1, 1],
    ['lost', 'unknown', undefined, 1, 0],
  ])('to a recipient with +%s', async (tag, outcome, cause, noted, kept) => {
    await using world = await setUp()
    const delivery = await world.send(world.to(`ben+${tag}@example.org`))
    expect(delivery).toMatchObject({ outcome, ...(cause && { cause }) })
    expect([world.noted(), world.google.mails().length]).toEqual([noted, kept])
  })

  test('silence', async () => {
    await using world = await setUp({ timeoutMs: 300 })
    await world.send()
    expect(await world.send(world.to('ben+silent@example.org'))).toMatchObject({ outcome: 'unknown' })
  })

  test('a used-up day, with the time when it is over', async () => {
    await using world = await setUp()
    world.google.allow(1)
    await world.send()
    world.google.clock.advance(3_600_000)
    const { afterMs } = (await world.send()) as { afterMs: number }
    expect(Math.round(afterMs / 60_000)).toBe(23 * 60)
  })

  test.each(['dailyLimit', 'rateLimit'])('%s', async (fault) => {
    await using world = await setUp()
    world.google.disturb({ seed: 1, [fault]: 1 })
    expect(await world.send()).toMatchObject({ outcome: 'refused', cause: 'quota' })
  })

  test('a token that is over is replaced', async () => {
    await using world = await setUp()
    await world.send()
    world.google.clock.advance(3_600_000)
    expect((await world.send()).outcome).toBe('sent')
  })

  test('401 again and again means that the person has to connect again', async () => {
    await using world = await setUp()
    world.google.disturb({ seed: 1, unauthorized: 1 })
    expect(await world.send()).toMatchObject({ outcome: 'refused', cause: 'authentication' })
    expect(world.noted()).toBe(1)
  })

  test('a withdrawn permission sends nothing, and is not even noted', async () => {
    await using world = await setUp()
    world.google.revoke('ana@gmail.com')
    expect(await world.send()).toMatchObject({ outcome: 'refused', cause: 'authentication' })
    expect([world.noted(), world.google.mails()]).toEqual([0, []])
  })

  test('a permission that was withdrawn while its token was kept', async () => {
    await using world = await setUp()
    await world.send()
    world.google.revoke('ana@gmail.com')
    expect(await world.send()).toMatchObject({ outcome: 'refused', cause: 'authentication' })
  })

  test('nobody answers', async () => {
    const world = await setUp()
    await world.send()
    await world[Symbol.asyncDispose]()
    expect(await world.send()).toMatchObject({ outcome: 'retry' })
  })
})

test('a mail that must not go any more is never sent, and its reason is thrown', async () => {
  await using world = await setUp()
  const sending = world.transport.send(MAIL, async () => {
    throw new Error('Paused')
  })
  await expect(sending).rejects.toThrow('Paused')
  expect(world.google.mails()).toEqual([])
})

test('without the wider permission nothing is looked up', async () => {
  await using world = await setUp({ canFind: false })
  await world.send()
  expect(await world.transport.find(MAIL.messageId)).toBeNull()
})

test.each(['ben@example.org\r\nBcc: eve@example.org', 'ben@example.org,eve@example.org'])(
  '%j is no address',
  async (address) => {
    await using world = await setUp()
    expect((await world.send(world.to(address))).outcome).toBe('failed')
    expect(world.google.mails()).toEqual([])
  },
)
