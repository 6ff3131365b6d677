import type { Schedule } from '../../../../../../services/campaigns/campaigns/schedule-schemas.ts'
import { cx } from '../../../../ui/cx.ts'
import { minutesOf, WEEKDAYS } from './schedule-words.ts'

const DAY = 24 * 60

/** The week at a glance; what it shows is said in words beside it. */
export function WindowPicture({ schedule: { hours, weekdays } }: { schedule: Schedule }) {
  const from = hours ? minutesOf(hours.from) : 0
  const until = hours ? minutesOf(hours.until) : DAY
  return (
    <div aria-hidden="true" className="grid gap-1 rounded-md bg-paper p-3">
      {WEEKDAYS.map((name, index) => (
        <div key={name} className="grid grid-cols-[1.75rem_minmax(0,1fr)] items-center gap-2">
          <span className="text-2xs text-ink-faint">{name.slice(0, 2)}</span>
          <div className="relative h-2.5 overflow-hidden rounded-sm bg-wash">
            <div
              className={cx(
                'absolute inset-y-0 rounded-sm transition-[left,width,opacity] duration-200',
                weekdays.includes(index + 1) ? 'bg-accent opacity-70' : 'opacity-0',
              )}
              style={{ left: `${(from / DAY) * 100}%`, width: `${((until - from) / DAY) * 100}%` }}
            />
          </div>
        </div>
      ))}
    </div>
  )
}
