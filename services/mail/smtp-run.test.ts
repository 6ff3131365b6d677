// Mails that share connections: each of them ends as it would alone.
import { expect, test } from 'vitest'
import { type Script, startScripted } from './test-smtp-server.ts'
import { ENDS, inWords, MAIL, transportTo } from './testing-smtp.ts'

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
  return { outcome: inWords(delivery), noted, connections, bodies }
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
