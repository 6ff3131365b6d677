import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { PUSHED, setUp } from '../run/testing.ts'

const TRACE = '0af7651916cd43dd8448eb211c80319c'
const SPAN = 'b7ad6b7169203331'
const RESOURCE = {
  attributes: [
    { key: 'service.name', value: { stringValue: 'tool' } },
    { key: 'gcp.project_id', value: { stringValue: 'studio' } },
  ],
}
const span = (more: object = {}) => ({
  traceId: TRACE,
  spanId: SPAN,
  name: 'GET /photos',
  kind: 2,
  startTimeUnixNano: '1700000000000250000',
  endTimeUnixNano: '1700000000001750000',
  ...more,
})
const traces = (...spans: object[]) => ({ resourceSpans: [{ resource: RESOURCE, scopeSpans: [{ spans }] }] })
const metrics = (...list: object[]) => ({
  resourceMetrics: [{ resource: RESOURCE, scopeMetrics: [{ metrics: list }] }],
})
const sum = (count: number, more: object = {}) => ({
  name: 'requests',
  sum: {
    aggregationTemporality: 2,
    isMonotonic: true,
    dataPoints: Array.from({ length: count }, (_, index) => ({
      asInt: String(index),
      timeUnixNano: '1700000000000000000',
      attributes: [{ key: 'route', value: { stringValue: `/${index}` } }],
    })),
    ...more,
  },
})

async function start(roles = ['roles/telemetry.tracesWriter', 'roles/telemetry.metricsWriter']) {
  const bindings = roles.map((role, index) => [
    `writer-${index}`,
    { project: 'studio', role, member: 'serviceAccount:tool-runner@studio.iam.gserviceaccount.com' },
  ])
  const world = await setUp({
    resources: { google_project_iam_member: Object.fromEntries(bindings), ...PUSHED },
    isPublic: true,
  })
  const { OTEL_EXPORTER_OTLP_ENDPOINT: url, GCE_METADATA_HOST: host } =
    world.cloud.environmentFor('tool-runner')
  const path = '/computeMetadata/v1/instance/service-accounts/default/token'
  const answer = await fetch(`http://${host}${path}`, { headers: { 'metadata-flavor': 'Google' } })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  return {
    ...world,
    spans: world.cloud.telemetry.spans,
    points: world.cloud.telemetry.points,
    async send(path: string, body: string | object | Buffer, headers: Record<string, string> = {}) {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        body:
          typeof body === 'string'
            ? body
            : Buffer.isBuffer(body)
              ? new Uint8Array(body)
              : JSON.stringify(body),
      })
      return { status: response.status, body: (await response.json()) as object }
    },
  }
}

test('spans are kept by trace, in the order of their starts', async () => {
  await using world = await start()
  const child = span({
    spanId: 'c7ad6b7169203332',
    parentSpanId: SPAN,
    name: 'Transaction.Commit',
    kind: 3,
    startTimeUnixNano: '1700000000000500000',
    status: { code: 2 },
    attributes: [
      { key: 'doc_count', value: { intValue: '3' } },
      { key: 'transactional', value: { boolValue: true } },
    ],
  })

  const packed = gzipSync(JSON.stringify(traces(child, span())))
  const answer = await world.send('/v1/traces', packed, { 'content-encoding': 'gzip' })

  expect(answer).toEqual({ status: 200, body: {} })
  expect(world.spans.trace(TRACE)).toMatchObject([
    { name: 'GET /photos', service: 'tool', kind: 'server', parentSpanId: null, start: 1_700_000_000_000.25 },
    {
      name: 'Transaction.Commit',
      kind: 'client',
      parentSpanId: SPAN,
      status: 'error',
      end: 1_700_000_000_001.75,
      attributes: { doc_count: 3, transactional: true },
    },
  ])
  expect(world.spans.recent()).toMatchObject([
    { traceId: TRACE, name: 'GET /photos', spans: 2, services: ['tool'], hasError: true },
  ])
})

test('a span that was sent twice is there once', async () => {
  await using world = await start()

  await world.send('/v1/traces', traces(span()))
  await world.send('/v1/traces', traces(span()))

  expect(world.spans.trace(TRACE)).toHaveLength(1)
})

test.each([
  ['an id of another length', span({ spanId: 'b7ad' })],
  ['an id of zeros', span({ traceId: '0'.repeat(32) })],
  ['an end before the start', span({ endTimeUnixNano: '1600000000000000000' })],
  ['a time that is none', span({ startTimeUnixNano: 'yesterday' })],
  ['a name of 1025 bytes', span({ name: 'x'.repeat(1025) })],
  [
    'a value of more than 64 KiB',
    span({ attributes: [{ key: 'a', value: { stringValue: 'x'.repeat(65_537) } }] }),
  ],
  ['a key of 513 bytes', span({ attributes: [{ key: 'x'.repeat(513), value: { stringValue: '' } }] })],
])('%s: the span is not taken, the others are', async (_what, wrong) => {
  await using world = await start()

  const answer = await world.send('/v1/traces', traces(wrong, span({ spanId: 'd7ad6b7169203333' })))

  expect(answer).toMatchObject({ status: 200, body: { partialSuccess: { rejectedSpans: '1' } } })
  expect(world.spans.trace(TRACE).map(({ spanId }) => spanId)).toEqual(['d7ad6b7169203333'])
})

test('the latest point of each time series is kept', async () => {
  await using world = await start()
  const histogram = {
    name: 'seconds',
    histogram: {
      aggregationTemporality: 2,
      dataPoints: [
        {
          count: '3',
          sum: 1.5,
          explicitBounds: [0.1, 1],
          bucketCounts: ['1', '1', '1'],
          timeUnixNano: '1700000000000000000',
        },
      ],
    },
  }

  await world.send('/v1/metrics', metrics(sum(2), histogram))
  await world.send('/v1/metrics', metrics(sum(2)))

  expect(world.points.latest('requests').map(({ value, labels }) => [value, labels.route])).toEqual([
    [0, '/0'],
    [1, '/1'],
  ])
  expect(world.points.latest('seconds')).toMatchObject([
    { value: 1.5, distribution: { count: 3, bounds: [0.1, 1], counts: [1, 1, 1] } },
  ])
})

test('differences are refused, because Cloud Monitoring cannot add them up', async () => {
  await using world = await start()

  const answer = await world.send('/v1/metrics', metrics(sum(1, { aggregationTemporality: 1 })))

  expect(answer.body).toMatchObject({ partialSuccess: { rejectedDataPoints: '1' } })
  expect(world.points.latest()).toEqual([])
})

test.each([
  ['no token', '/v1/traces', { authorization: '' }, traces(span()), 401, 'UNAUTHENTICATED'],
  [
    'a token of nobody',
    '/v1/traces',
    { authorization: 'Bearer ya29.x.y' },
    traces(span()),
    401,
    'UNAUTHENTICATED',
  ],
  ['broken JSON', '/v1/traces', {}, '{"resourceSpans":', 400, 'INVALID_ARGUMENT'],
  ['no list', '/v1/traces', {}, { resourceSpans: {} }, 400, 'INVALID_ARGUMENT'],
  ['another project', '/v1/traces', {}, { resourceSpans: [{}] }, 403, 'PERMISSION_DENIED'],
  ['protobuf', '/v1/traces', { 'content-type': 'application/x-protobuf' }, '', 501, 'UNIMPLEMENTED'],
  ['logs', '/v1/logs', {}, {}, 404, 'NOT_FOUND'],
  ['201 points', '/v1/metrics', {}, metrics(sum(201)), 400, 'INVALID_ARGUMENT'],
  ['five megabytes', '/v1/traces', {}, `"${'x'.repeat(5 * 1024 * 1024)}"`, 413, 'INVALID_ARGUMENT'],
  [
    'five megabytes, packed',
    '/v1/traces',
    { 'content-encoding': 'gzip' },
    gzipSync(`"${'x'.repeat(5 * 1024 * 1024)}"`),
    413,
    'INVALID_ARGUMENT',
  ],
])('%s is refused', async (_what, path, headers, body, status, code) => {
  await using world = await start()

  const answer = await world.send(path, body, headers as Record<string, string>)

  expect(answer).toMatchObject({ status, body: { error: { code: status, status: code } } })
  expect(world.spans.recent()).toEqual([])
})

test.each([
  ['/v1/traces', 'telemetry.traces.write', 'roles/telemetry.metricsWriter'],
  ['/v1/metrics', 'monitoring.timeSeries.create', 'roles/telemetry.tracesWriter'],
])('%s needs %s', async (path, permission, other) => {
  await using world = await start([other])

  const answer = await world.send(path, path === '/v1/traces' ? traces(span()) : metrics(sum(1)))

  expect(answer).toMatchObject({
    status: 403,
    body: { error: { status: 'PERMISSION_DENIED', details: [{ metadata: { permission } }] } },
  })
})

test('a pushed message, the request that pushes it, and the wait for it are one trace', async () => {
  await using world = await start()

  world.cloud.pubsub.publish('work', {
    data: Buffer.from('x'),
    attributes: { traceparent: `00-${TRACE}-${SPAN}-01` },
  })
  await world.logged('holding')
  for (const pid of world.pids()) process.kill(pid, 'SIGUSR2')
  await world.cloud.pubsub.idle()

  const [delivery, request] = world.spans.trace(TRACE)
  expect(delivery).toMatchObject({ name: 'work deliver', service: 'Pub/Sub', parentSpanId: SPAN })
  expect(request).toMatchObject({
    name: '/hold',
    service: 'Cloud Run tool',
    parentSpanId: delivery?.spanId,
    attributes: { 'http.response.status_code': 200 },
  })
  expect(delivery!.start).toBeLessThanOrEqual(request!.start)
  expect(delivery!.end).toBeGreaterThanOrEqual(request!.end)
})

test('what is not sampled leaves no span', async () => {
  await using world = await start()

  await world.ask('/', { headers: { traceparent: `00-${TRACE}-${SPAN}-00` } })

  expect(world.spans.recent()).toEqual([])
})
