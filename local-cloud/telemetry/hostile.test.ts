import { expect, test } from 'vitest'
import { setUp } from '../run/testing.ts'
import type { Point } from './otlp-metrics.ts'
import { createPointStore, KEPT_POINT_SIZE } from './point-store.ts'
import type { Span } from './span.ts'
import { createSpanStore, KEPT_TEXT } from './span-store.ts'

const TOOL = 'serviceAccount:tool-runner@studio.iam.gserviceaccount.com'
const binding = (role: string) => ({ project: 'studio', role, member: TOOL })

async function start() {
  const world = await setUp({
    resources: {
      google_project_iam_member: {
        traces: binding('roles/telemetry.tracesWriter'),
        metrics: binding('roles/telemetry.metricsWriter'),
      },
    },
  })
  const env = world.cloud.environmentFor('tool-runner')
  const path = '/computeMetadata/v1/instance/service-accounts/default/token'
  const answer = await fetch(`http://${env.GCE_METADATA_HOST}${path}`, {
    headers: { 'metadata-flavor': 'Google' },
  })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  const send = async (kind: 'traces' | 'metrics', body: string) => {
    const response = await fetch(`${env.OTEL_EXPORTER_OTLP_ENDPOINT}/v1/${kind}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    })
    return { status: response.status, body: (await response.json()) as object }
  }
  return { ...world, send, [Symbol.asyncDispose]: world[Symbol.asyncDispose] }
}

const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
const RESOURCE = { attributes: [{ key: 'gcp.project_id', value: { stringValue: 'studio' } }] }
const TIMES = { startTimeUnixNano: '1', endTimeUnixNano: '2' }

/** One span with a part of it replaced by JSON that no client would write. */
const trace = (part: object, json: string) => {
  const span = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), name: 'a', ...TIMES, ...part }
  const request = { resourceSpans: [{ resource: RESOURCE, scopeSpans: [{ spans: [span] }] }] }
  return JSON.stringify(request).replace('"HERE"', json)
}
const NO_TEXT = '{"toString":1,"valueOf":1}'

test('a span that hides an object where a text belongs is refused alone', async () => {
  await using world = await start()
  const cases: [part: object, json: string, message: string][] = [
    [{ traceId: 'HERE' }, NO_TEXT, 'an object is not an id of 32 hexadecimal digits'],
    [{ traceId: 'HERE' }, DEEP, 'an object is not an id of 32 hexadecimal digits'],
    [{ startTimeUnixNano: 'HERE' }, NO_TEXT, 'an object is not a time in nanoseconds'],
    [
      { attributes: [{ key: 'a', value: { arrayValue: 'HERE' } }] },
      DEEP,
      'The value of an attribute is nested too deeply',
    ],
  ]
  for (const [part, json, errorMessage] of cases)
    expect(await world.send('traces', trace(part, json))).toEqual({
      status: 200,
      body: { partialSuccess: { rejectedSpans: '1', errorMessage } },
    })
  expect(await world.send('traces', trace({ kind: 'HERE', status: { code: 'HERE' } }, NO_TEXT))).toEqual({
    status: 200,
    body: {},
  })
})

test('a histogram without lists is refused', async () => {
  await using world = await start()
  const point = { timeUnixNano: '1', count: '1', explicitBounds: 'x', bucketCounts: {} }
  const metric = { name: 'a', histogram: { aggregationTemporality: 2, dataPoints: [point] } }
  const request = { resourceMetrics: [{ resource: RESOURCE, scopeMetrics: [{ metrics: [metric] }] }] }
  expect(await world.send('metrics', JSON.stringify(request))).toMatchObject({
    body: { partialSuccess: { errorMessage: 'x is not a list of numbers' } },
  })
})

test('few large spans push old traces out as many small ones do', () => {
  const store = createSpanStore()
  const about = {
    parentSpanId: null,
    name: 'a',
    service: 's',
    kind: 'internal',
    start: 0,
    end: 1,
    status: 'ok',
  }
  for (let n = 0; n < 2000; n++)
    store.add({
      ...(about as Span),
      traceId: String(n),
      spanId: String(n),
      attributes: { text: 'x'.repeat(64 * 1024) },
    })
  const kept = store.recent(5000)
  expect(kept.length).toBeLessThanOrEqual(512)
  expect(kept[0]?.traceId).toBe('1999')
})

test('one trace does not take all the memory either', () => {
  const store = createSpanStore()
  const text = 'x'.repeat(64 * 1024)
  for (let n = 0; n < 600; n++)
    store.add({
      traceId: 't',
      spanId: String(n),
      name: 'a',
      service: text,
      attributes: { text },
    } as unknown as Span)
  const kept = store.trace('t').length
  expect(kept).toBeGreaterThan(0)
  expect(kept * text.length * 2).toBeLessThan(KEPT_TEXT)
})

test('few large time series push old ones out as many small ones do', () => {
  const store = createPointStore()
  const text = 'x'.repeat(64 * 1024)
  const about = {
    metric: 'm',
    kind: 'gauge',
    unit: '',
    service: 's',
    value: 1,
    distribution: null,
    time: 0,
  } as const
  const add = (more: Partial<Point>) => store.add({ ...about, instance: '', labels: {}, ...more })
  for (let n = 0; n < 1000; n++) add({ instance: String(n), labels: { text } })
  const kept = store.latest()
  expect(kept.length * text.length * 2).toBeLessThanOrEqual(KEPT_POINT_SIZE)
  expect(kept.at(-1)?.instance).toBe('999')

  // The same series again and again is one.
  for (let n = 0; n < 1000; n++) add({ instance: '999', labels: { text } })
  expect(store.latest().length).toBe(kept.length)
})
