import { cx } from '../../../ui/cx.ts'
import type { TimelineHour } from './timeline-days.ts'

interface HourStripProps {
  hours: readonly TimelineHour[]
  /** How much of the day is over, in hours; null for another day. */
  now: number | null
}

/** At least this many mails fill the height, so that one mail does not look like a wave. */
const FULL = 4

/** The 24 hours of a day: open ones shaded, a column for what went and a hollow one for what is to go. */
export function HourStrip({ hours, now }: HourStripProps) {
  const most = Math.max(FULL, ...hours.map(({ sent, failed, planned }) => sent + failed + planned))
  return (
    <div className="grid gap-1">
      <div role="img" aria-label={stripWords(hours)} className="relative grid h-12 grid-cols-24 border-b">
        {hours.map(({ sent, failed, planned, isOpen }, hour) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: hours are told apart by their place
            key={hour}
            className={cx('flex h-full flex-col justify-end px-px', isOpen && 'bg-wash')}
          >
            <Part count={planned} most={most} className="border border-accent border-b-0 border-dashed" />
            <Part count={failed} most={most} className="bg-danger" />
            <Part count={sent} most={most} className="bg-ok" />
          </span>
        ))}
        {now !== null && (
          <span className="absolute inset-y-0 w-px bg-accent" style={{ left: `${(now / 24) * 100}%` }} />
        )}
      </div>
      <div aria-hidden="true" className="grid grid-cols-4 text-2xs text-ink-faint">
        {['00:00', '06:00', '12:00', '18:00'].map((time) => (
          <span key={time}>{time}</span>
        ))}
      </div>
    </div>
  )
}

function Part({ count, most, className }: { count: number; most: number; className: string }) {
  if (count === 0) return null
  return <span className={cx('block w-full', className)} style={{ height: `${(count / most) * 100}%` }} />
}

function stripWords(hours: readonly TimelineHour[]): string {
  const busy = hours.flatMap(({ sent, failed, planned }, hour) => {
    const parts = [
      sent > 0 && `${sent} sent`,
      failed > 0 && `${failed} failed`,
      planned > 0 && `${planned} to go`,
    ].filter(Boolean)
    return parts.length > 0 ? [`${hour}:00 ${parts.join(', ')}`] : []
  })
  const open = hours.flatMap(({ isOpen }, hour) => (isOpen ? [hour] : []))
  const [from, until] = [open[0], open.at(-1)]
  const window =
    from === undefined ? 'No mails on this day' : `Mails may go from ${from}:00 to ${(until ?? 23) + 1}:00`
  return [window, ...busy].join('; ')
}
