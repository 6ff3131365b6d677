import { Link } from '@tanstack/react-router'
import { LOCALE } from '../../../ui/format.ts'
import { HourStrip } from './hour-strip.tsx'
import type { TimelineDay } from './timeline-days.ts'

interface TimelineDayItemProps {
  day: TimelineDay
  campaignId: string
  timeZone: string
  /** YYYY-MM-DD */
  today: string
  /** Milliseconds. */
  now: number
  /** Whether its mails are listed from the beginning. */
  isOpen: boolean
}

export function TimelineDayItem({ day, campaignId, timeZone, today, now, isOpen }: TimelineDayItemProps) {
  const { hours, planned } = day
  const sum = (name: 'sent' | 'failed') => hours.reduce((all, hour) => all + hour[name], 0)
  const parts = [
    [sum('sent'), 'sent'],
    [sum('failed'), 'failed'],
    [planned.length, 'to go'],
  ] as const
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count.toLocaleString('en')} ${what}`)
  const clock = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short', timeZone })
  return (
    <li className="grid grid-cols-1 gap-3 rounded-lg border bg-paper-raised p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="font-semibold text-sm">{dayName(day.day, today)}</h3>
        <p className="text-ink-soft text-note">{words.join(', ') || 'Nothing'}</p>
      </div>
      <HourStrip hours={hours} now={day.day === today ? hourNow(now, timeZone) : null} />
      {planned.length > 0 && (
        <details open={isOpen}>
          <summary className="w-fit rounded-sm text-note text-ink-soft hover:text-ink">
            {planned.length === 1 ? 'The mail' : `The ${planned.length} mails`}
          </summary>
          <ol className="mt-2 grid gap-x-6 text-sm sm:grid-cols-2 xl:grid-cols-3">
            {planned.map(({ time, recipient }) => (
              <li key={time} className="flex min-w-0 gap-3 py-0.5">
                <time dateTime={time} className="shrink-0 text-ink-faint">
                  {clock.format(Date.parse(time))}
                </time>
                {recipient ? (
                  <Link
                    to="/campaigns/$campaignId"
                    params={{ campaignId }}
                    search={{ recipient: recipient.id }}
                    className="min-w-0 truncate hover:text-accent"
                  >
                    {recipient.name || recipient.email}
                  </Link>
                ) : (
                  <span className="text-ink-faint">A mail that is tried again</span>
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  )
}

const formatDay = new Intl.DateTimeFormat(LOCALE, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})

function dayName(day: string, today: string): string {
  const name = formatDay.format(Date.parse(`${day}T00:00:00Z`))
  return day === today ? `Today, ${name}` : name
}

/** How much of the day is over, in hours. */
function hourNow(now: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short', hourCycle: 'h23', timeZone }).format(
    now,
  )
  const [hour = 0, minute = 0] = parts.split(':').map(Number)
  return hour + minute / 60
}
