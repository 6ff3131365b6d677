import type { LogEntry } from '../../recorder.ts'
import { get } from '../api.ts'
import { h, type VNode } from '../dom.ts'
import { choose, empty, json, page, search, time, traceLink } from '../parts.ts'
import { go, type Place, view } from '../view.ts'

type Line = LogEntry & { number: number }

const SEVERITIES = ['DEFAULT', 'DEBUG', 'INFO', 'NOTICE', 'WARNING', 'ERROR', 'CRITICAL']
const NAMES: Record<string, string> = { DEFAULT: 'All severities' }

interface Data {
  logs: Line[]
  services: string[]
}

export const logs = view<Data>({
  title: 'Logs',
  letter: 'l',
  refreshMs: 1000,
  async load({ query }) {
    const [{ logs: found }, { services }] = await Promise.all([
      get<{ logs: Line[] }>('logs', { ...Object.fromEntries(query), limit: '300' }),
      get<{ services: string[] }>('about'),
    ])
    return { logs: found.reverse(), services }
  },
  render({ logs: found, services }, place) {
    return page(
      'Logs',
      'Every line that a service or the local cloud itself has written. The newest first, as they come.',
      tools(services, place),
      found.length === 0 ? empty('No line matches.') : logTable(found),
    )
  },
})

function tools(services: string[], place: Place): VNode {
  const { query } = place
  const trace = query.get('trace') ?? ''
  return h(
    'div',
    { class: 'tools' },
    search(query.get('text') ?? '', 'Text', (text) => go(place, { text })),
    choose(
      'Service',
      query.get('service') ?? '',
      [['', 'All services'], ...['local-cloud', ...services].map((name) => [name, name] as const)],
      (service) => go(place, { service }),
    ),
    choose(
      'Severity',
      query.get('severity') ?? 'DEFAULT',
      SEVERITIES.map((each) => [each, NAMES[each] ?? `${each} and above`] as const),
      (severity) => go(place, { severity }),
    ),
    trace &&
      h(
        'button',
        { type: 'button', onclick: () => go(place, { trace: '' }) },
        `Trace ${trace.slice(0, 8)} ×`,
      ),
  )
}

export function logTable(lines: Line[], tone = ''): VNode {
  return h('div', { class: `logs ${tone}`, role: 'log' }, ...lines.map(lineOf))
}

function lineOf({ number, time: at, service, severity, message, trace, fields }: Line): VNode {
  const line = [
    time(at),
    h('span', { class: `severity ${severity.toLowerCase()}`, title: severity }, severity.slice(0, 4)),
    h('span', { class: 'service' }, service),
    h('span', { class: 'message' }, message),
    traceLink(trace),
  ]
  const props = { key: String(number), 'data-row': String(number) }
  if (!fields) return h('div', { ...props, class: 'line' }, ...line)
  return h('details', props, h('summary', { class: 'line' }, ...line), json(fields))
}
