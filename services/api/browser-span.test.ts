import { expect, test } from 'vitest'
import type { Span } from '../platform/telemetry/span.ts'
import { recordSpansWith } from '../platform/telemetry/spans.ts'
import { passBrowserSpans } from './browser-span.ts'

const TRACE = '0af7651916cd43dd8448eb211c80319c'
const NOW = 1_795_000_000_000
const about = (
  more: { start?: number; ago?: number; took?: number; status?: number; what?: string } = {},
) => {
  const { ago = 40, took = 100, status = 201, what = 'POST /photos' } = more
  const start = more.start ?? NOW - 140
  return `00-${TRACE}-b7ad6b7169203331-01;${what};${start};${took};${status};${ago}`
}

function passed(header: unknown, limit?: number): Span[] {
  const spans: Span[] = []
  const before = recordSpansWith({
    ratio: 1,
    add: (span) => void spans.push(span),
    flush: async () => undefined,
  })
  passBrowserSpans(header, limit, NOW)
  recordSpansWith(before)
  return spans
}

test('what the browser saw is the first span of the trace', () => {
  expect(passed(about())).toEqual([
    {
      trace: { traceId: TRACE, spanId: 'b7ad6b7169203331', isSampled: true },
      parentSpanId: null,
      name: 'POST /photos',
      kind: 'client',
      service: 'browser',
      start: NOW - 140,
      end: NOW - 40,
      failed: false,
      attributes: { 'http.request.method': 'POST', 'http.response.status_code': 201 },
    },
  ])
})

test('a clock that is wrong does not move the span', () => {
  expect(passed(about({ start: NOW + 3_600_000 }))).toMatchObject([{ start: NOW - 140, end: NOW - 40 }])
})

test('a request without an answer has failed', () => {
  expect(passed([about({ status: 0 }), about({ status: 503 })].join())).toMatchObject([
    { failed: true },
    { failed: true },
  ])
})

test.each([
  ['nothing', undefined],
  ['two headers', [about(), about()]],
  ['an id in the path', about({ what: 'POST /1sbfbrsfsuwy53js467h' })],
  ['a person in the path', about({ what: 'POST /jo@example.com' })],
  ['a longer path', about({ what: 'POST /photos/trash' })],
  ['another method', about({ what: 'HACK /photos' })],
  ['a day', about({ took: 86_400_000 })],
  ['a trace that is not kept', about().replace('-01;', '-00;')],
  ['a trace of zeros', about().replace(TRACE, '0'.repeat(32))],
  ['more than a number', about({ start: Number.NaN })],
])('%s leaves no span', (_what, header) => {
  expect(passed(header)).toEqual([])
})

test('a hundred at once are nobody’s browser', () => {
  expect(passed(Array.from({ length: 100 }, () => about()).join())).toHaveLength(5)
})

test('there are not more than are allowed', () => {
  const three = [about(), about(), about()].join()
  expect(passed(three, 2)).toHaveLength(2)
  expect(passed(three, 0)).toHaveLength(0)
})
