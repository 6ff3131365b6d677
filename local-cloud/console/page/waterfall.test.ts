import { expect, test } from 'vitest'
import type { Span } from '../../telemetry/span.ts'
import { layOut } from './waterfall.ts'

const span = (
  spanId: string,
  parentSpanId: string | null,
  start: number,
  more: Partial<Span> = {},
): Span => ({
  traceId: 't',
  spanId,
  parentSpanId,
  name: spanId,
  service: 'api',
  kind: 'internal',
  start,
  end: start + 10,
  status: 'unset',
  attributes: {},
  ...more,
})

const shape = (spans: Span[]) =>
  layOut(spans).lines.map((line) => `${' '.repeat(line.depth)}${line.span.spanId}`)

test('spans are below their parents, in the order of their starts', () => {
  const spans = [
    span('last', 'click', 30),
    span('click', null, 0),
    span('deep', 'first', 12),
    span('first', 'click', 10),
  ]
  expect(shape(spans)).toEqual(['click', ' first', '  deep', ' last'])
})

test('a span whose parent is unknown is at the top', () => {
  expect(shape([span('orphan', 'elsewhere', 5), span('click', null, 0)])).toEqual(['click', 'orphan'])
})

test('spans that name each other as parents are shown once', () => {
  expect(shape([span('a', 'b', 0), span('b', 'a', 1)])).toEqual(['a', ' b'])
})

test('the frame reaches from the first start to the last end, and services keep their colours', () => {
  const { lines, start, end } = layOut([
    span('click', null, 100),
    span('late', 'click', 105, { service: 'thumbnails', end: 400 }),
    span('again', 'click', 110),
  ])
  expect({ start, end }).toEqual({ start: 100, end: 400 })
  expect(lines.map(({ tone }) => tone)).toEqual([0, 1, 0])
})
