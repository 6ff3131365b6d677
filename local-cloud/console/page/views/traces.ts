import type { Span, TraceSummary } from '../../../telemetry/telemetry.ts'
import type { LogEntry } from '../../recorder.ts'
import { get } from '../api.ts'
import { h, type VNode } from '../dom.ts'
import { clockTime, duration } from '../format.ts'
import { badge, button, empty, json, page, row, search, table, time } from '../parts.ts'
import { go, link, type Place, view } from '../view.ts'
import { type Line, layOut } from '../waterfall.ts'
import { logTable } from './logs.ts'

export const traces = view<{ traces: TraceSummary[] }>({
  title: 'Traces',
  letter: 't',
  refreshMs: 2000,
  load: ({ query }) => get('traces', Object.fromEntries(query)),
  render({ traces: found }, place) {
    const errors = place.query.has('errors')
    const longest = Math.max(...found.map(({ start, end }) => end - start), 1)
    return page(
      'Traces',
      'From a click in the browser to the last function that it started. The newest first.',
      h(
        'div',
        { class: 'tools' },
        search(place.query.get('text') ?? '', 'Name or trace id', (text) => go(place, { text })),
        button(errors ? 'All' : 'Only errors', () => go(place, { errors: errors ? '' : 'yes' })),
      ),
      found.length === 0
        ? empty('No traces yet. Use the studio; what it does appears here.')
        : table(
            ['Began', 'Trace', 'Services', 'Spans', 'Took', ''],
            found.map((trace) => summary(trace, longest)),
          ),
    )
  },
})

function summary(
  { traceId, name, services, start, end, spans, hasError }: TraceSummary,
  longest: number,
): VNode {
  return row(
    traceId,
    time(start),
    h('a', { href: link('trace', { id: traceId }) }, name, hasError ? badge('error', 'bad') : null),
    h('span', { class: 'quiet' }, services.join(' → ')),
    h('span', { class: 'quiet' }, String(spans)),
    duration(end - start),
    h('meter', {
      min: '0',
      max: '1',
      value: String((end - start) / longest),
      'aria-label': 'Share of the longest',
    }),
  )
}

interface TraceData {
  spans: Span[]
  logs: (LogEntry & { number: number })[]
}

export const trace = view<TraceData>({
  title: 'Trace',
  letter: '',
  refreshMs: 2000,
  load: ({ query }) => get('trace', { id: query.get('id') ?? '' }),
  render({ spans, logs }, place) {
    const id = place.query.get('id') ?? ''
    if (spans.length === 0 && logs.length === 0)
      return page('Trace', id, empty('Nothing is known about this trace, or no longer.'))
    const { lines, start, end } = layOut(spans)
    const chosen = spans.find(({ spanId }) => spanId === place.query.get('span'))
    return page(
      'Trace',
      h(
        'span',
        null,
        h('span', { class: 'mono' }, id),
        spans.length > 0 ? ` · began ${clockTime(start)} · took ${duration(end - start)}` : '',
      ),
      waterfall(lines, { start, end, place }),
      chosen ? details(chosen) : null,
      h('h2', null, 'Logs of this trace'),
      logs.length === 0
        ? empty('No service has logged anything in this trace.')
        : logTable(logs, 'without trace'),
    )
  },
})

interface Frame {
  start: number
  end: number
  place: Place
}

const TICKS = 4

function waterfall(lines: Line[], frame: Frame): VNode {
  const length = Math.max(frame.end - frame.start, 0.001)
  const ticks = Array.from({ length: TICKS + 1 }, (_, i) => duration((length * i) / TICKS))
  return h(
    'div',
    { class: 'waterfall', role: 'table', 'aria-label': 'Waterfall' },
    h('div', { class: 'ticks', 'aria-hidden': 'true' }, ...ticks.map((text) => h('span', null, text))),
    ...lines.map((line) => lineOf(line, frame, length)),
  )
}

function lineOf({ span, depth, tone }: Line, { start, place }: Frame, length: number): VNode {
  const took = Math.max(span.end - span.start, 0)
  const isOpen = place.query.get('span') === span.spanId
  return h(
    'a',
    {
      key: span.spanId,
      class: `span tone${tone} ${span.status === 'error' ? 'failed' : ''} ${isOpen ? 'open' : ''}`,
      role: 'row',
      'data-row': span.spanId,
      href: link('trace', { id: span.traceId, span: isOpen ? '' : span.spanId }),
      vars: {
        depth: String(Math.min(depth, 12)),
        from: `${((span.start - start) / length) * 100}%`,
        width: `${(took / length) * 100}%`,
      },
    },
    h('span', { class: 'label', role: 'cell' }, h('b', null, span.service), ` ${span.name}`),
    h('span', { class: 'lane', role: 'cell' }, h('i', { class: 'bar' }), h('em', null, duration(took))),
  )
}

function details({ name, service, kind, status, start, spanId, attributes }: Span): VNode {
  return h(
    'aside',
    { class: 'details', key: spanId },
    h('h3', null, name),
    h('p', { class: 'quiet' }, `${service} · ${kind} · ${status} · ${clockTime(start)} · ${spanId}`),
    json(attributes),
  )
}
