import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { createSmtpTransport } from './smtp-transport.ts'
import { type Script, type ScriptedServer, startScripted } from './test-smtp-server.ts'
import type { OutgoingMail } from './transport.ts'

const MAIL: OutgoingMail = {
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

interface Options {
  secure?: boolean
  deadlineMs?: number
  silenceMs?: number
  signsIn?: boolean
}

function transportTo({ host, port }: Pick<ScriptedServer, 'host' | 'port'>, options: Options = {}) {
  const { secure = false, deadlineMs = 5000, silenceMs = 2000, signsIn = true } = options
  const timeout = { connectionTimeout: silenceMs, greetingTimeout: silenceMs, socketTimeout: silenceMs }
  const route = {
    options: {
      ...{ host, port, secure, requireTLS: false, ignoreTLS: true, ...timeout, dnsTimeout: silenceMs },
      ...(signsIn && { auth: { user: 'ana', pass: 'secret' } }),
    },
  }
  return createSmtpTransport({ name: 'smtp', carrier: { route: async () => route }, deadlineMs })
}

async function attempt(script: Script, options: Options = {}) {
  await using server = await startScripted(script)
  let noted = 0
  const delivery = await transportTo(server, options).send(MAIL, async () => {
    noted += 1
  })
  const { outcome } = delivery
  const detail =
    'cause' in delivery ? delivery.cause : 'isBounce' in delivery && delivery.isBounce ? 'bounce' : ''
  return { outcome: `${outcome} ${detail}`.trim(), noted, delivery, server }
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

const ENDS = [
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

describe('what a conversation that ends early means', () => {
  test.each(ENDS)('%s', async (_what, script, outcome, noted) => {
    expect(await attempt(script)).toMatchObject({ outcome, noted })
  })

  test.each([
    ['greeting', 'retry', 0],
    ['RCPT', 'retry', 0],
    ['body', 'unknown', 1],
  ] as const)('silence at %s', async (point, outcome, noted) => {
    expect(await attempt({ [point]: 'silence' }, { silenceMs: 60 })).toMatchObject({ outcome, noted })
  })

  test.each([
    ['greeting', 'retry'],
    ['body', 'unknown'],
  ] as const)('a slow drip at %s ends at the deadline', async (point, outcome) => {
    expect(await attempt({ [point]: 'drip' }, { deadlineMs: 120 })).toMatchObject({ outcome })
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

describe('several mails in a run', () => {
  /** What the server did with one mail more, after it has taken one over the same connection. */
  async function second(script: Script, change: Script) {
    const server = await startScripted(script)
    const run = transportTo(server).startRun!()
    expect((await run.send(MAIL, async () => undefined)).outcome).toBe('sent')
    Object.assign(script, change)
    let noted = 0
    const delivery = await run.send(MAIL, async () => {
      noted += 1
    })
    const [connections, bodies] = [server.connections(), server.bodies.length]
    run.close()
    await server[Symbol.asyncDispose]()
    const detail =
      'cause' in delivery ? delivery.cause : 'isBounce' in delivery && delivery.isBounce ? 'bounce' : ''
    return { outcome: `${delivery.outcome} ${detail}`.trim(), noted, connections, bodies }
  }

  test('share a connection and a sign-in', async () => {
    await using server = await startScripted()
    const run = transportTo(server).startRun!()
    for (let count = 0; count < 3; count++)
      expect((await run.send(MAIL, async () => undefined)).outcome).toBe('sent')
    run.close()
    expect(server.connections()).toBe(1)
    expect(server.commands.filter((line) => line.startsWith('AUTH'))).toHaveLength(1)
    expect(server.bodies).toHaveLength(3)
  })

  test('go over several connections at once, each of which carries one at a time', async () => {
    await using server = await startScripted()
    const run = transportTo(server).startRun!()
    const all = await Promise.all(Array.from({ length: 4 }, () => run.send(MAIL, async () => undefined)))
    expect(all.map(({ outcome }) => outcome)).toEqual(['sent', 'sent', 'sent', 'sent'])
    expect(server.connections()).toBe(4)
    expect((await run.send(MAIL, async () => undefined)).outcome).toBe('sent')
    run.close()
    expect(server.connections()).toBe(4)
  })

  test.each(ENDS.filter(([, script]) => !('greeting' in script || 'AUTH' in script)))(
    'the second ends like the first when %s',
    async (_what, change, outcome, noted) => {
      expect(await second({}, change)).toMatchObject({ outcome, noted })
    },
  )

  test.each([['421 4.7.0 Enough for one connection'], ['451 4.7.1 Too many transactions'], ['hang up']])(
    'a kept connection that ends with %s is replaced',
    async (answer) => {
      let mails = 0
      const script = {
        get MAIL() {
          mails += 1
          return mails === 2 ? answer : '250 2.1.0 Ok'
        },
      }
      expect(await second(script, {})).toEqual({ outcome: 'sent', noted: 1, connections: 2, bodies: 2 })
    },
  )

  test('a connection that the server closed meanwhile is replaced', async () => {
    await using server = await startScripted()
    const run = transportTo(server).startRun!()
    await run.send(MAIL, async () => undefined)
    server.hangUp()
    let noted = 0
    const delivery = await run.send(MAIL, async () => {
      noted += 1
    })
    run.close()
    expect(delivery.outcome).toBe('sent')
    expect([noted, server.connections(), server.bodies.length]).toEqual([1, 2, 2])
  })

  test('a mail that must not go any more is not sent, and the next one is', async () => {
    await using server = await startScripted()
    const run = transportTo(server).startRun!()
    await run.send(MAIL, async () => undefined)
    const sending = run.send(MAIL, async () => {
      throw new Error('Paused')
    })
    await expect(sending).rejects.toThrow('Paused')
    expect((await run.send(MAIL, async () => undefined)).outcome).toBe('sent')
    run.close()
    expect(server.bodies.filter((body) => body !== '')).toHaveLength(2)
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
    const delivery = await transportTo(server, { deadlineMs: 80 }).send(
      MAIL,
      () => new Promise((resolve) => setTimeout(resolve, 200)),
    )
    expect(delivery.outcome).toBe('retry')
    expect(server.bodies).toEqual([''])
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
