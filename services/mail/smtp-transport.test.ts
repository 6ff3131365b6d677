import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { type Script, startScripted } from './test-smtp-server.ts'
import { ENDS, inWords, MAIL, type Options, transportTo } from './testing-smtp.ts'
import type { OutgoingMail } from './transport.ts'

async function attempt(script: Script, options: Options = {}) {
  await using server = await startScripted(script)
  let noted = 0
  const delivery = await transportTo(server, options).send(MAIL, async () => {
    noted += 1
  })
  return { outcome: inWords(delivery), noted, delivery, server }
}

test('a mail arrives with what was given, and says what the server called it', async () => {
  const { delivery, noted, server } = await attempt({})
  expect(delivery).toEqual({
    outcome: 'sent',
    providerId: '4F2A1',
    reply: '250 2.0.0 Ok: queued as 4F2A1',
  })
  expect(noted).toBe(1)
  const parsed = await simpleParser(
    (server.bodies[0] ?? '').replace(/\r\n\.\r\n$/, '\r\n').replaceAll('\r\n..', '\r\n.'),
  )
  expect(parsed).toMatchObject({ subject: 'Grüße', messageId: '<one@example.com>', html: '<p>Hallo</p>' })
  expect(parsed.text?.trim()).toBe('Hallo\n.\nEnde')
  expect(parsed.date?.getTime()).toBe(MAIL.date)
  expect(parsed.attachments.map(({ filename, content }) => [filename, content.toString()])).toEqual([
    ['cv.pdf', '%PDF'],
  ])
  expect(parsed.headerLines.some(({ line }) => line.startsWith('List-Unsubscribe: <https://'))).toBe(true)
})

describe('what a conversation that ends early means', () => {
  test.each(ENDS)('%s', async (_what, script, outcome, noted) => {
    expect(await attempt(script)).toMatchObject({ outcome, noted })
  })

  test.each([
    ['greeting', 'retry', 0, 60],
    ['RCPT', 'retry', 0, 60],
    // Silence that is not meant, on a slow machine, is shorter than this.
    ['body', 'unknown', 1, 2000],
  ] as const)('silence at %s', async (point, outcome, noted, silenceMs) => {
    const options = { silenceMs, deadlineMs: 60_000 }
    expect(await attempt({ [point]: 'silence' }, options)).toMatchObject({ outcome, noted })
  })

  test.each([
    ['greeting', 'retry', 120],
    ['body', 'unknown', 2000],
  ] as const)('a slow drip at %s ends at the deadline', async (point, outcome, deadlineMs) => {
    expect(await attempt({ [point]: 'drip' }, { deadlineMs })).toMatchObject({ outcome })
  })

  test('a server without TLS', async () => {
    expect(await attempt({}, { secure: true })).toMatchObject({ outcome: 'retry', noted: 0 })
  })

  test('nobody listens', async () => {
    const server = await startScripted()
    await server[Symbol.asyncDispose]()
    expect((await transportTo(server).send(MAIL, async () => undefined)).outcome).toBe('retry')
  })

  test('a limit of the day is waited for longer than another', async () => {
    const daily = await attempt({ MAIL: '550 5.4.5 Daily user sending limit exceeded' })
    expect(daily.delivery).toMatchObject({ afterMs: 24 * 3_600_000 })
  })
})

describe('before the body', () => {
  test('a mail that must not go any more is never sent, and its reason is thrown', async () => {
    await using server = await startScripted()
    const sending = transportTo(server).send(MAIL, async () => {
      throw new Error('Paused')
    })
    await expect(sending).rejects.toThrow('Paused')
    expect(server.commands).toContain('DATA')
    expect(server.bodies).toEqual([''])
  })

  test('nothing is sent while it is under way', async () => {
    await using server = await startScripted()
    const gate = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    const sending = transportTo(server).send(MAIL, () => {
      asked.resolve()
      return gate.promise
    })
    await asked.promise
    expect(server.bodies).toEqual([''])
    gate.resolve()
    expect((await sending).outcome).toBe('sent')
    expect(server.bodies[0]).toContain('Subject:')
  })

  test('a connection that breaks meanwhile has certainly not sent it', async () => {
    await using server = await startScripted()
    const gate = Promise.withResolvers<void>()
    const sending = transportTo(server, { deadlineMs: 500 }).send(MAIL, () => gate.promise)
    void server.left.then(gate.resolve)
    expect((await sending).outcome).toBe('retry')
    expect(server.bodies.join('')).toBe('')
  })
})

describe('what a row or a template contains', () => {
  const send = async (change: Partial<OutgoingMail>) => {
    await using server = await startScripted()
    const delivery = await transportTo(server).send({ ...MAIL, ...change }, async () => undefined)
    const recipients = server.commands.filter((line) => line.startsWith('RCPT'))
    return { delivery, recipients, body: server.bodies[0] ?? '' }
  }

  test.each([
    'eve@example.org\r\nBcc: mallory@example.org',
    'eve@example.org,mallory@example.org',
    'eve@example.org>',
    'Eve <eve@example.org>',
    'eve@example.org\0',
    '\u202eeve@example.org',
    'eve',
  ])('%j is no address', async (address) => {
    const { delivery, recipients } = await send({ to: { name: '', address } })
    expect(delivery).toMatchObject({ outcome: 'failed', isBounce: false })
    expect(recipients).toEqual([])
  })

  test.each([
    'Eve\r\nBcc: mallory@example.org',
    'Eve, mallory@example.org',
    'Eve" <mallory@example.org>',
    '\u202eevE\0',
  ])('a name like %j adds no header and no recipient', async (name) => {
    const { recipients, body } = await send({ to: { name, address: 'eve@example.org' }, subject: name })
    expect(recipients).toEqual(['RCPT TO:<eve@example.org>'])
    const parsed = await simpleParser(body)
    expect(parsed.bcc).toBeUndefined()
    expect(parsed.to).toMatchObject({ value: [{ address: 'eve@example.org' }] })
    expect(parsed.headers.get('subject')).not.toMatch(/[\r\n\0\u202e]/)
  })

  test('international domains are written for the wire', async () => {
    const { recipients, body } = await send({ to: { name: 'Hans', address: 'hans@bücher.example' } })
    expect(recipients).toEqual(['RCPT TO:<hans@xn--bcher-kva.example>'])
    expect(body).toContain('<hans@xn--bcher-kva.example>')
  })

  test('bounces go where they are wanted', async () => {
    await using server = await startScripted()
    await transportTo(server).send(
      { ...MAIL, envelopeFrom: 'ana+bounce-1@example.com' },
      async () => undefined,
    )
    expect(server.commands.find((line) => line.startsWith('MAIL'))).toMatch(
      /^MAIL FROM:<ana\+bounce-1@example.com>/,
    )
  })
})
