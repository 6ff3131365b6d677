import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

test('the first request starts an instance, the next ones reuse it', async () => {
  await using world = await setUp({ container: { env: [{ name: 'BUCKET', value: 'originals' }] } })
  expect(world.pids()).toEqual([])

  const first = await world.ask('/photos?page=2', { method: 'POST', body: 'hello' })
  const second = await world.ask()

  expect(first).toMatchObject({ method: 'POST', url: '/photos?page=2', body: 'hello' })
  expect(first.env).toMatchObject({ K_SERVICE: 'tool', BUCKET: 'originals' })
  expect(second.pid).toBe(first.pid)
  expect(world.pids()).toEqual([first.pid])
})

test('an instance sees neither the environment of the machine nor its leash', async () => {
  await using world = await setUp()
  process.env.SOMEBODYS_SECRET = 'x'

  const { env, execArgv } = await world.ask()

  delete process.env.SOMEBODYS_SECRET
  expect(env.SOMEBODYS_SECRET).toBeUndefined()
  expect(env.LOCAL_CLOUD_LEASH).toBeUndefined()
  expect(execArgv).toEqual([])
})

test('the instance learns who asked and in which trace', async () => {
  await using world = await setUp()
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

  const traced = await world.ask('/', { headers: { traceparent, 'x-forwarded-for': '10.0.0.1' } })
  const untraced = await world.ask('/')

  // The span of the front end is between the caller's and the instance's.
  const [span] = world.cloud.telemetry.spans.trace('0af7651916cd43dd8448eb211c80319c')
  expect(span).toMatchObject({ parentSpanId: 'b7ad6b7169203331', name: '/', kind: 'server' })
  expect(traced.headers).toMatchObject({
    traceparent: `00-0af7651916cd43dd8448eb211c80319c-${span?.spanId}-01`,
    'x-cloud-trace-context': `0af7651916cd43dd8448eb211c80319c/${BigInt(`0x${span?.spanId}`)};o=1`,
    'x-forwarded-for': '10.0.0.1, 127.0.0.1',
    'x-forwarded-proto': 'http',
    host: new URL(world.url).host,
  })
  expect(untraced.headers.traceparent).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-00$/)
})

test('every header of the answer comes back, repeated ones too', async () => {
  await using world = await setUp()

  const answer = await world.fetch('/')

  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
})

test('a request beyond the concurrency of an instance starts another instance', async () => {
  await using world = await setUp({ template: { max_instance_request_concurrency: 1 } })

  const held = [world.fetch('/hold'), world.fetch('/hold')]
  await world.logged('holding', 2)
  world.cloud.run.kill('tool', 'SIGUSR2')
  const [one, other] = await Promise.all(held.map(async (answer) => (await answer).text()))

  expect(one).not.toBe(other)
  expect(world.pids().map(String).toSorted()).toEqual([one, other].toSorted())
})

test('when all instances are full a request waits, and gets 429 after ten seconds', async () => {
  await using world = await setUp({
    template: { max_instance_request_concurrency: 1, scaling: { max_instance_count: 1 }, timeout: '3600s' },
  })
  const held = world.fetch('/hold')
  await world.logged('holding')

  const patient = world.fetch('/hold')
  const movingClock = setInterval(() => world.clock.advance(10_000), 1)
  const late = await patient
  clearInterval(movingClock)

  expect(late.status).toBe(429)
  world.cloud.run.kill('tool', 'SIGUSR2')
  expect((await held).status).toBe(200)
})

test('a request that a dying instance was handling gets 503, the next one a new instance', async () => {
  await using world = await setUp()
  const before = await world.ask()

  const lost = await world.fetch('/die')
  await world.logged('An instance ended with code 3')
  const after = await world.ask('/', { method: 'POST', body: 'kept' })

  expect(lost.status).toBe(503)
  expect(after.body).toBe('kept')
  expect(after.pid).not.toBe(before.pid)
})

test('an answer that breaks off is not taken for complete', async () => {
  await using world = await setUp()

  const answer = await world.fetch('/half')

  await expect(answer.text()).rejects.toThrow()
})

test('kill -9 of an idle instance is not noticed by the next request', async () => {
  await using world = await setUp()
  const before = await world.ask()

  process.kill(before.pid, 'SIGKILL')
  await world.logged('An instance ended with SIGKILL')
  const after = await world.ask()

  expect(after.pid).not.toBe(before.pid)
})

test('an instance that no longer accepts connections is replaced, and the request is not lost', async () => {
  const script = `
    import { createServer } from 'node:http'
    const server = createServer((request, answer) => request.pipe(answer)).listen(Number(process.env.PORT))
    process.on('SIGUSR2', () => {
      server.close(() => console.log('closed'))
      setInterval(() => {}, 1000)
    })
  `
  await using world = await setUp({ script })
  await world.fetch('/')
  world.cloud.run.kill('tool', 'SIGUSR2')
  await world.logged('closed')

  const answer = await world.fetch('/', { method: 'POST', body: 'kept' })

  expect([answer.status, await answer.text()]).toEqual([200, 'kept'])
})

test('a request that takes longer than the service allows gets 504, the instance stays', async () => {
  await using world = await setUp({ template: { timeout: '60s' } })

  const slow = world.fetch('/hold')
  await world.logged('holding')
  world.clock.advance(60_000)

  expect((await slow).status).toBe(504)
  await world.logged('left')
  expect(world.pids()).toHaveLength(1)
})

test('events reach the client as they happen, and its leaving reaches the instance', async () => {
  await using world = await setUp()
  const events = httpRequest(`${world.url}/events`).end()
  const [answer] = await once(events, 'response')

  const [first] = await once(answer, 'data')
  world.cloud.run.kill('tool', 'SIGUSR2')
  const [second] = await once(answer, 'data')
  events.destroy()

  expect([String(first), String(second)]).toEqual(['data: first\n\n', 'data: second\n\n'])
  await world.logged('listener left')
})

test('an instance without requests for a quarter of an hour is stopped gracefully', async () => {
  await using world = await setUp()
  const { pid } = await world.ask()

  world.clock.advance(15 * 60_000)
  await world.logged('told to end')
  await expect.poll(() => world.pids()).toEqual([])

  expect((await world.ask()).pid).not.toBe(pid)
  expect(world.lines.filter(({ severity }) => severity === 'ERROR')).toEqual([])
})

test('a restart lets old requests finish and gives new ones a new instance', async () => {
  await using world = await setUp()
  const held = world.fetch('/hold')
  await world.logged('holding')
  const [old] = world.pids()

  const restarted = world.cloud.run.restart('tool')
  const { pid } = await world.ask()
  world.cloud.run.kill('tool', 'SIGUSR2')

  expect(pid).not.toBe(old)
  expect(await (await held).text()).toBe(String(old))
  await restarted
  expect(world.pids()).toEqual([pid])
})

test('a service that cannot start is reported, with the reason in its log', async () => {
  await using world = await setUp({ script: 'throw new Error("no such bucket")' })

  const answer = await world.fetch('/')

  expect(answer.status).toBe(503)
  await world.logged('An instance failed to start: it ended before it was ready')
  await world.logged('no such bucket')
})

test.each([
  ['a request of more than 32 MiB', '/', 413],
  ['an answer of more than 32 MiB', '/large', 500],
])('%s does not pass', async (_, path, status) => {
  await using world = await setUp()
  const body = path === '/' ? Buffer.alloc(33 * 1024 * 1024) : 'small'

  const answer = await world.fetch(path, { method: 'POST', body }).catch((error: Error) => error)

  // The refusal may arrive while the client is still sending; then it only sees the connection end.
  if (answer instanceof Response) expect(answer.status).toBe(status)
  else expect(status).toBe(413)
  await world.logged(String(status))
})

test('what a service writes is in its log as Cloud Logging reads it', async () => {
  const script = `
    import { createServer } from 'node:http'
    console.log('plain words')
    console.log(JSON.stringify({ severity: 'WARNING', message: 'structured', photoId: 'p1' }))
    createServer((_, answer) => answer.end()).listen(Number(process.env.PORT))
  `
  await using world = await setUp({ script })
  await world.fetch('/')
  await world.logged('structured')

  expect(world.lines).toEqual([
    { service: 'tool', severity: 'DEFAULT', message: 'plain words', time: expect.any(Number), entry: null },
    {
      service: 'tool',
      severity: 'WARNING',
      message: 'structured',
      time: expect.any(Number),
      entry: { severity: 'WARNING', message: 'structured', photoId: 'p1' },
    },
  ])
  await world.cloud.stop()
  const file = readFileSync(join(world.directory, 'data/logs/tool.log'), 'utf8')
  expect(
    file
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).message),
  ).toEqual(['plain words', 'structured'])
})

test('requests, cold starts and crashes are counted', async () => {
  await using world = await setUp()
  await world.ask()
  await world.fetch('/die')
  await world.logged('An instance ended')

  const metrics = await (await fetch(`${world.cloud.consoleUrl}/metrics`)).text()

  expect(metrics).toContain('run_requests_total{service="tool",status="200"} 1')
  expect(metrics).toContain('run_requests_total{service="tool",status="503"} 1')
  expect(metrics).toContain('run_cold_start_seconds_count{service="tool"} 1')
  expect(metrics).toContain('run_crashes_total{service="tool"} 1')
})
