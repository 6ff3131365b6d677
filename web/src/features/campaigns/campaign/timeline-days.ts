// When each mail goes, day by day in the campaign's own time zone: what went, what will, and when it may.
import type { Schedule } from '../../../../../services/campaigns/campaigns/schedule-schemas.ts'
import type { SentOverTime } from '../../../../../services/campaigns/campaigns/schemas.ts'
import type { RecipientRow } from '../../../../../services/campaigns/recipients/schemas.ts'

export interface TimelineHour {
  sent: number
  failed: number
  planned: number
  /** Whether mails may go within it. */
  isOpen: boolean
}

export interface PlannedMail {
  time: string
  /** Null where it cannot be told whose turn it will be. */
  recipient: Pick<RecipientRow, 'id' | 'email' | 'name'> | null
}

export interface TimelineDay {
  /** YYYY-MM-DD in the schedule's zone. */
  day: string
  /** Exactly 24; an hour that the clock shows twice is one. */
  hours: TimelineHour[]
  planned: PlannedMail[]
}

export interface TimelineFacts {
  past: SentOverTime['hours']
  /** Of the next mails, RFC 3339, rising. */
  times: readonly string[]
  /** Whose turn it is, in this order. */
  recipients: readonly PlannedMail['recipient'][]
  schedule: Schedule
  /** Milliseconds; its day is always there. */
  now: number
}

/** Days on which something went or will go, and today. */
export function timelineDays({ past, times, recipients, schedule, now }: TimelineFacts): TimelineDay[] {
  const clock = clockOf(schedule.timeZone)
  const days = new Map<string, TimelineDay>()
  const at = (time: number) => {
    const { day, hour } = clock(time)
    const known = days.get(day) ?? { day, hours: openHours(schedule, day), planned: [] }
    days.set(day, known)
    return { day: known, hour: known.hours[hour]! }
  }
  at(now)
  for (const { hour, sent, failed } of past) {
    if (sent + failed === 0) continue
    const place = at(Date.parse(hour)).hour
    place.sent += sent
    place.failed += failed
  }
  times.forEach((time, index) => {
    const { day, hour } = at(Date.parse(time))
    hour.planned++
    day.planned.push({ time, recipient: recipients[index] ?? null })
  })
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Local day and hour of a time in milliseconds. */
export function clockOf(timeZone: string): (time: number) => { day: string; hour: number } {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  return (time) => {
    const [day = '', hour = '0'] = format.format(time).split(' ')
    return { day, hour: Number.parseInt(hour, 10) }
  }
}

function openHours({ startsAt, hours, weekdays }: Schedule, day: string): TimelineHour[] {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  return Array.from({ length: 24 }, (_, hour) => {
    const [from, until] = [clockText(hour), clockText(hour + 1)]
    const hasStarted = startsAt === null || `${day}T${until}` > startsAt
    const isWithin = hours === null || (hours.from < until && hours.until > from)
    return { sent: 0, failed: 0, planned: 0, isOpen: weekdays.includes(weekday) && hasStarted && isWithin }
  })
}

const clockText = (hour: number) => `${String(hour).padStart(2, '0')}:00`
