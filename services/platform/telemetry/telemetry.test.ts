import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Counter, Histogram, Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { setUp as startCloud } from '../../../local-cloud/run/testing.ts'
import { AppError } from '../errors.ts'
import { startTestCloud } from '../test-cloud.ts'
import { inTrace, parseTraceparent } from '../trace.ts'
import { openEvent } from './event-work.ts'
import { firestoreSpans } from './firestore-spans.ts'
import { recordHttpCalls } from './http-calls.ts'
import type { Measured } from './otlp-metrics.ts'
import type { Span } from './span.ts'
import { flushSpans, inSpan, openSpan, recordSpansWith } from './spans.ts'
import { createRecorder } from './telemetry.ts'

const TRACE = '0af7651916cd43dd8448eb211c80319c'
const caller = (flags = '01') => parseTraceparent(`00-${TRACE}-b7ad6b7169203331-${flags}`)!
const member = 'serviceAccount:tool-runner@studio.iam.gserviceaccount.com'
const GRANT = {
  google_project_iam_member: {
    traces: { project: 'studio', role: 'roles/telemetry.tracesWriter', member },
    metrics: { project: 'studio', role: 'roles/telemetry.metricsWriter', member },
  },
}

/** Keeps what is recorded, until the end of the test. */
function record(ratio = 1) {
  const spans: Span[] = []
  const before = recordSpansWith({
    ratio,
    add: (span) => void spans.push(span),
    flush: async () => undefined,
  })
  return { spans, [Symbol.dispose]: () => void recordSpansWith(before) }
}

/** This process as the account `tool-runner` of a local cloud. */
async function setUp(measure?: () => Promise<Measured[]>) {
  const world = await startCloud({ resources: GRANT })
  const { OTEL_EXPORTER_OTLP_ENDPOINT: url = '', GCE_METADATA_HOST } =
    world.cloud.environmentFor('tool-runner')
  const recorder = createRecorder(
    {
      url,
      ...(GCE_METADATA_HOST && { GCE_METADATA_HOST }),
      GOOGLE_CLOUD_PROJECT: 'studio',
      K_SERVICE: 'tool',
      K_REVISION: 'tool-00001-abc',
      LOG_LEVEL: 'silent',
    },
    { interval: 10, ...(measure && { measure }) },
  )
  const before = recordSpansWith(recorder)
  return {
    ...world,
    recorder,
    telemetry: world.cloud.telemetry,
    sent: () => world.cloud.telemetry.spans.trace(TRACE),
    async [Symbol.asyncDispose]() {
      recordSpansWith(before)
      await world[Symbol.asyncDispose]()
    },
  }
}

const LONG_ENOUGH = 20_000
const work = (name: string, kind: Span['kind'] = 'internal') =>
  inTrace(caller(), () => inSpan({ name, kind }, async () => undefined))

test('what was recorded is at the collector after a flush, each part below its whole', async () => {
  await using world = await setUp()

  await inTrace(caller(), () =>
    inSpan({ name: 'outer', kind: 'consumer', attributes: { count: 2, share: 0.5 } }, async () => {
      await inSpan({ name: 'inner', kind: 'client' }, async () => undefined)
    }),
  )
  await flushSpans(LONG_ENOUGH)

  const [outer, inner] = world.sent()
  expect(outer).toMatchObject({
    name: 'outer',
    kind: 'consumer',
    service: 'tool',
    parentSpanId: 'b7ad6b7169203331',
    status: 'unset',
    attributes: { count: 2, share: 0.5 },
  })
  expect(inner).toMatchObject({ name: 'inner', parentSpanId: outer?.spanId })
  expect(inner!.start).toBeGreaterThanOrEqual(outer!.start)
  expect(inner!.end).toBeLessThanOrEqual(outer!.end)
})

test('a collector that is down costs no work, and gets later what still waits', async () => {
  await using world = await setUp()
  world.telemetry.disturb({ status: 503 })

  for (let index = 0; index < 2100; index++) await work(`work ${index}`)
  await flushSpans(LONG_ENOUGH)
  expect(world.sent()).toEqual([])

  world.telemetry.disturb({})
  const names = new Set<string>()
  const stop = world.telemetry.spans.listen(({ name }) => names.add(name))
  await expect.poll(() => names.size).toBeGreaterThan(1900)
  stop()
  expect(names.size).toBeLessThanOrEqual(2048)
})

test('a collector that never answers holds nobody longer than the bound', async () => {
  await using world = await setUp()
  world.telemetry.disturb({ isSilent: true })
  await work('seen by nobody')

  await flushSpans(10)

  expect(world.sent()).toEqual([])
})

test('an error leaves its kind and not its words', async () => {
  using recorded = record()
  const failing = (error: Error) =>
    inTrace(caller(), () => inSpan({ name: 'work', kind: 'client' }, () => Promise.reject(error)))

  await expect(failing(new AppError('not-found', 'No photo of jo@example.com'))).rejects.toThrow()
  await expect(failing(new TypeError('jo@example.com is not a function'))).rejects.toThrow()

  expect(recorded.spans).toMatchObject([
    { failed: true, attributes: { 'error.type': 'not-found' } },
    { failed: true, attributes: { 'error.type': 'TypeError' } },
  ])
  expect(JSON.stringify(recorded.spans)).not.toContain('jo@example.com')
})

test('whether a trace is kept is drawn where it begins, and every part of it follows', () => {
  using recorded = record(0.5)

  for (let index = 0; index < 200; index++) {
    const first = openSpan({ name: 'first', kind: 'server', parent: caller(), isParentForeign: true })
    const second = openSpan({ name: 'second', kind: 'client', parent: first.trace })
    openSpan({ name: 'third', kind: 'client', parent: second.trace }).end()
    second.end()
    first.end()
  }

  const count = (name: string) => recorded.spans.filter((span) => span.name === name).length
  // Outside of these bounds once in 10^18 runs.
  expect(count('first')).toBeGreaterThan(38)
  expect(count('first')).toBeLessThan(162)
  expect(count('second')).toBe(count('first'))
  expect(count('third')).toBe(count('first'))
})

test('a failed request is kept even when its trace is not', () => {
  using recorded = record()
  const parent = caller('00')

  openSpan({ name: 'fine', kind: 'server', parent }).end()
  openSpan({ name: 'failed', kind: 'server', parent }).end({ failed: true })
  openSpan({ name: 'failed part', kind: 'client', parent }).end({ failed: true })

  expect(recorded.spans.map(({ name }) => name)).toEqual(['failed'])
})

test('the database’s calls are parts of the work, without names of documents', async () => {
  using recorded = record()
  await using cloud = await startTestCloud()
  cloud.firestore.settings({ openTelemetry: { tracerProvider: firestoreSpans } })
  const document = cloud.firestore.doc('people/jo@example.com')

  await document.create({ name: 'Jo' })
  expect(recorded.spans).toEqual([])
  await inTrace(caller(), async () => {
    await document.get()
    await document.create({ name: 'Jo' }).catch(() => undefined)
  })

  expect(recorded.spans.map(({ name, failed }) => [name, failed])).toEqual([
    ['Firestore BatchGetDocuments', false],
    ['Firestore DocumentReference.Get', false],
    ['Firestore Batch.Commit', true],
    ['Firestore DocumentReference.Create', true],
  ])
  expect(JSON.stringify(recorded.spans)).not.toMatch(/jo@example|people/)
})

test('calls over HTTP are parts of the work, by whichever client', async () => {
  using recorded = record()
  recordHttpCalls()
  const server = createServer((request, response) =>
    response.writeHead(request.url === '/b/x/o/y' ? 200 : 503).end('x'),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  await fetch(url).then((answer) => answer.text())
  await inTrace(caller(), async () => {
    await fetch(`${url}/b/x/o/y`).then((answer) => answer.text())
    await fetch(`${url}/people?mail=jo@example.com`).then((answer) => answer.text())
  })
  server.closeAllConnections()
  server.close()

  await expect.poll(() => recorded.spans.length).toBe(2)
  expect(recorded.spans).toMatchObject([
    {
      name: 'Storage GET',
      failed: false,
      attributes: { 'gcs.bucket': 'x', 'http.response.status_code': 200 },
    },
    { name: 'GET 127.0.0.1', failed: true, attributes: { 'http.response.status_code': 503 } },
  ])
  expect(JSON.stringify(recorded.spans)).not.toContain('jo@example.com')
})

test('events and what the process measures reach the collector as time series', async () => {
  const registry = new Registry()
  const registers = [registry]
  const labelNames = ['route']
  new Counter({ name: 'requests_total', help: 'All.', labelNames, registers }).inc({ route: '/photos' }, 3)
  const seconds = new Histogram({ name: 'seconds', help: 'Time.', labelNames, buckets: [0.1, 1], registers })
  for (const time of [0.05, 0.5, 0.6, 7]) seconds.observe({ route: '/photos' }, time)
  // More routes than Google takes in one request.
  for (let index = 0; index < 250; index++) seconds.observe({ route: `/${index}` }, 1)
  await using world = await setUp(async () => (await registry.getMetricsAsJSON()) as unknown as Measured[])
  const event = { function: 'greet', topic: 'greetings', messageId: '7', parent: null }
  const publishedAt = '2026-01-01T00:00:00.000Z'

  openEvent({ ...event, publishedAt, now: () => Date.parse(publishedAt) + 2000 }).finish('done')
  openEvent({ ...event, publishedAt: '', now: Date.now }).finish('retry')
  await flushSpans(LONG_ENOUGH)

  const { points } = world.telemetry
  expect(points.latest('requests_total')).toMatchObject([
    { kind: 'sum', value: 3, labels: { route: '/photos' } },
  ])
  expect(points.latest('seconds')).toHaveLength(251)
  expect(points.latest('seconds')[0]).toMatchObject({
    service: 'tool',
    labels: { route: '/photos' },
    distribution: { count: 4, bounds: [0.1, 1], counts: [1, 2, 1] },
  })
  expect(points.latest('atelier_event_wait_seconds')).toMatchObject([
    { value: 2, labels: { function: 'greet' } },
  ])
  expect(points.latest('atelier_event_duration_seconds').map(({ labels }) => labels.outcome)).toEqual([
    'done',
    'retry',
  ])
})
