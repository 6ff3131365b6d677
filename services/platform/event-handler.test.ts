import { cloudEvent } from '@google-cloud/functions-framework'
import { getTestServer } from '@google-cloud/functions-framework/testing'
import Type from 'typebox'
import { expect, test } from 'vitest'
import { AppError } from './errors.ts'
import { type EventInfo, eventHandler } from './event-handler.ts'
import type { Delivery } from './failures.ts'
import { newId } from './ids.ts'
import { createLog } from './log.ts'
import type { Topic } from './topic.ts'
import { currentTrace } from './trace.ts'
import type { Trigger } from './trigger.ts'

const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
const PUBLISHED = '2026-01-02T03:04:05Z'
const TRACE_ID = '0af7651916cd43dd8448eb211c80319c'
const Greeting = Type.Object({
  hello: Type.String(),
  metadata: Type.Optional(Type.Record(Type.String(), Type.String())),
})

const greetings: Topic = { name: 'greetings', payload: Greeting }

interface Push {
  payload?: unknown
  text?: string
  attributes?: Record<string, string>
}

/** Runs the handler in the real functions-framework, with pushes like Pub/Sub's. */
function setUp(
  handle: (payload: { hello: string }, event: EventInfo) => Promise<void> = async () => {},
  { topic = greetings, now = Date.now }: { topic?: Trigger['topic']; now?: () => number } = {},
) {
  const lines: Record<string, unknown>[] = []
  const recorded: { delivery: Delivery; error: unknown }[] = []
  const config = {
    GOOGLE_CLOUD_PROJECT: 'p',
    K_SERVICE: 'greet',
    K_REVISION: 'greet-1',
    LOG_LEVEL: 'debug',
  } as const
  const name = `greet-${newId()}`
  cloudEvent(
    name,
    eventHandler({
      trigger: { name: 'greet', topic, timeoutSeconds: 60 },
      now,
      schema: Greeting,
      handle,
      log: createLog(config, { write: (line) => void lines.push(JSON.parse(line)) }),
      failures: { record: async (delivery, error) => void recorded.push({ delivery, error }) },
    }),
  )
  const server = getTestServer(name)
  const listening = new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return {
    lines,
    recorded,
    async push({ payload, text, attributes = {} }: Push) {
      const data = Buffer.from(text ?? JSON.stringify(payload)).toString('base64')
      const response = await fetch(`http://127.0.0.1:${await listening}/projects/p/topics/greetings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          message: { data, attributes, messageId: '17', publishTime: PUBLISHED },
          subscription: 'projects/p/subscriptions/greet',
        }),
      })
      return response.status
    },
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test('a valid event reaches the function with its metadata, and is done', async () => {
  const seen: unknown[] = []
  await using world = setUp(async (payload, event) => void seen.push(payload, event.id, event.attributes))
  expect(await world.push({ payload: { hello: 'you' }, attributes: { a: '1' } })).toBe(204)
  expect(seen).toEqual([{ hello: 'you' }, '17', { a: '1' }])
  expect(world.lines.at(-1)).toMatchObject({ severity: 'INFO', outcome: 'done', eventId: '17' })
})

test.each([
  ['the attribute', { payload: { hello: 'x' }, attributes: { traceparent: TRACEPARENT } }],
  ["the object's metadata", { payload: { hello: 'x', metadata: { traceparent: TRACEPARENT } } }],
])('the trace continues from %s', async (_from, push) => {
  const traces: unknown[] = []
  await using world = setUp(async () => void traces.push(currentTrace()?.traceId))
  await world.push(push)
  expect(traces).toEqual([TRACE_ID])
  expect(world.lines.at(-1)).toMatchObject({
    'logging.googleapis.com/trace': `projects/p/traces/${TRACE_ID}`,
  })
})

test('a temporary failure asks for the event again and records its reason', async () => {
  const failure = new Error('the database is away')
  await using world = setUp(() => Promise.reject(failure))
  expect(await world.push({ payload: { hello: 'x' } })).toBe(500)
  expect(world.recorded).toMatchObject([{ delivery: { function: 'greet' }, error: failure }])
})

test('a failure that no retry can fix is logged for Error Reporting and dropped', async () => {
  await using world = setUp(() => Promise.reject(new AppError('not-found', 'No such greeting')))
  expect(await world.push({ payload: { hello: 'x' } })).toBe(204)
  expect(world.recorded).toEqual([])
  const entry = world.lines.at(-1)
  expect(entry).toMatchObject({ severity: 'ERROR', outcome: 'dropped', serviceContext: { service: 'greet' } })
  expect(entry?.stack_trace).toContain('AppError: No such greeting')
})

test.each([
  ['not JSON', { text: '{"hello"' }],
  ['another shape', { payload: { hello: 1 } }],
  ['nothing in it', { text: 'null' }],
])('a payload that is %s is let go', async (_what, push) => {
  await using world = setUp(() => Promise.reject(new Error('must not be called')))
  expect(await world.push(push)).toBe(204)
  expect(world.lines.at(-1)).toMatchObject({ severity: 'ERROR', outcome: 'unreadable' })
})

test.each([
  ['as it comes', 0, true],
  ['while the next is not due', 299, true],
  ['when the next has come', 301, false],
])('a tick of the clock counts %s', async (_when, ageSeconds, counts) => {
  let handled = 0
  const topic: Topic = { ...greetings, schedule: { cron: '*/5 * * * *', usefulSeconds: 300 } }
  const now = () => Date.parse(PUBLISHED) + ageSeconds * 1000
  await using world = setUp(async () => void handled++, { topic, now })
  expect(await world.push({ payload: { hello: 'x' } })).toBe(204)
  expect(handled).toBe(counts ? 1 : 0)
  expect(world.lines.at(-1)).toMatchObject({ severity: 'INFO', outcome: counts ? 'done' : 'outdated' })
})

test('an event that is not a tick is handled however old it is', async () => {
  let handled = 0
  await using world = setUp(async () => void handled++, { now: () => Date.parse(PUBLISHED) + 86_400_000 })
  expect(await world.push({ payload: { hello: 'x' } })).toBe(204)
  expect(handled).toBe(1)
})

test('a letter that cannot be shelved raises an alert that says when it is lost', async () => {
  await using world = setUp(() => Promise.reject(new Error('the database is away')), {
    topic: 'dead-letters',
  })
  expect(await world.push({ payload: { hello: 'x' } })).toBe(500)
  expect(world.lines).toContainEqual(
    expect.objectContaining({
      severity: 'ERROR',
      alert: 'letter-at-risk',
      lostAt: '2026-01-09T03:04:05.000Z',
      serviceContext: { service: 'greet', version: 'greet-1' },
    }),
  )
})
