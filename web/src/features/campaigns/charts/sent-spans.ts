import type { SentOverTime } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { LOCALE } from '../../../ui/format.ts'

export interface SentSpan {
  id: string
  /** Short, for the axis. */
  label: string
  name: string
  sent: number
  failed: number
}

const HOUR_MS = 3_600_000
/** Above this many hours a picture of single hours has no room for its columns. */
const MOST_HOURS = 60
/** Longer campaigns are shown from their latest day backwards. */
const MOST_SPANS = 366

/** What went by hour or by day, from the first mail to the last without a gap, in the days of the zone. */
export function sentSpans(
  hours: SentOverTime['hours'],
  timeZone: string,
): { unit: 'hour' | 'day'; spans: SentSpan[] } {
  const busy = hours.filter(({ sent, failed }) => sent + failed > 0)
  const times = busy.map(({ hour }) => Date.parse(hour))
  if (times.length === 0) return { unit: 'hour', spans: [] }
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const unit = (last - first) / HOUR_MS < MOST_HOURS ? 'hour' : 'day'
  const label = new Intl.DateTimeFormat(LOCALE, {
    timeZone,
    ...(unit === 'hour' ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' }),
  })
  const name = new Intl.DateTimeFormat(LOCALE, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(unit === 'hour' ? { hour: '2-digit', minute: '2-digit' } : { year: 'numeric' }),
  })
  const spans = new Map<string, SentSpan>()
  for (let time = first; time <= last; time += HOUR_MS) {
    const id = name.format(time)
    if (!spans.has(id)) spans.set(id, { id, label: label.format(time), name: id, sent: 0, failed: 0 })
  }
  busy.forEach(({ sent, failed }, at) => {
    const span = spans.get(name.format(times[at]))
    if (!span) return
    span.sent += sent
    span.failed += failed
  })
  return { unit, spans: [...spans.values()].slice(-MOST_SPANS) }
}
