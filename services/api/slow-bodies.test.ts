import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { createArrivals } from './slow-bodies.ts'
import { setUp } from './test-world.ts'

type World = Pick<Awaited<ReturnType<typeof setUp>>, 'app' | 'clock'>

test('of too many slow bodies the oldest are refused, and each of them in the end', () => {
  let now = 0
  const refused: number[] = []
  const arrivals = createArrivals({ now: () => now, most: 2 })
  const arrived = [0, 1, 2, 3].map((name) => arrivals.add(() => refused.push(name)))
  arrivals.look()
  expect(refused).toEqual([])
  arrived[1]?.()
  now = 2000
  arrivals.look()
  expect(refused).toEqual([0])
  now = 29_999
  arrivals.look()
  expect(refused).toEqual([0])
  now = 30_000
  arrivals.look()
  expect(refused).toEqual([0, 2, 3])
})

/** The answer to a sign-in whose body is announced with so many bytes and never comes. */
async function answerWithoutBody({ app, clock }: World, bytes: number): Promise<string> {
  const port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port)
  const socket = connect(port, '127.0.0.1')
  const head = `Host: localhost\r\nContent-Type: application/json\r\nContent-Length: ${bytes}`
  socket.write(`POST /api/v1/session HTTP/1.1\r\n${head}\r\n\r\n{`)
  // The request counts as begun at some moment after this one, so the clock goes on until it is answered.
  const passing = setInterval(() => clock.advance(31_000), 50)
  try {
    return await text(socket)
  } finally {
    clearInterval(passing)
  }
}

test('a body that never arrives is answered, and its connection ends', async () => {
  await using world = await setUp()
  const answer = await answerWithoutBody(world, 100)
  expect(answer).toContain('HTTP/1.1 408')
  expect(answer).toContain('"code":"too-slow"')
})

test('a body that is refused before it arrives harms nobody, and its connection ends', async () => {
  await using world = await setUp()
  expect(await answerWithoutBody(world, 100_000_000)).toContain('HTTP/1.1 413')
  expect((await world.browser().request('GET', '/health/ready')).statusCode).toBe(200)
})
