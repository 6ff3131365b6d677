import { expect, test } from 'vitest'
import { formatTraceparent, parseTraceparent, startSpan } from './trace.ts'

const TRACE = '0af7651916cd43dd8448eb211c80319c'
const SPAN = 'b7ad6b7169203331'

test.each([
  ['sampled', `00-${TRACE}-${SPAN}-01`, { traceId: TRACE, spanId: SPAN, isSampled: true }],
  ['not sampled', `00-${TRACE}-${SPAN}-00`, { traceId: TRACE, spanId: SPAN, isSampled: false }],
  [
    'a later version with more',
    `01-${TRACE}-${SPAN}-01-x`,
    { traceId: TRACE, spanId: SPAN, isSampled: true },
  ],
  ['more than its version allows', `00-${TRACE}-${SPAN}-01-x`, null],
  ['the forbidden version', `ff-${TRACE}-${SPAN}-01`, null],
  ['no trace', `00-${'0'.repeat(32)}-${SPAN}-01`, null],
  ['upper case', `00-${TRACE.toUpperCase()}-${SPAN}-01`, null],
  ['nonsense', 'hello', null],
  ['absent', undefined, null],
])('%s', (_what, header, expected) => {
  expect(parseTraceparent(header)).toEqual(expected)
})

test('a child stays in the trace and gets its own span', () => {
  const parent = startSpan(null)
  const child = startSpan(parent)
  expect(child.traceId).toBe(parent.traceId)
  expect(child.spanId).not.toBe(parent.spanId)
  expect(parseTraceparent(formatTraceparent(child))).toEqual(child)
})
