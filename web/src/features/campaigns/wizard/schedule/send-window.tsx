import type { Schedule } from '../../../../../../services/campaigns/campaigns/schedule-schemas.ts'
import { Button } from '../../../../ui/button.tsx'
import { Switch } from '../../../../ui/switch.tsx'
import { HoursRange } from './hours-range.tsx'
import { WEEKDAYS, windowInWords } from './schedule-words.ts'
import { WindowPicture } from './window-picture.tsx'

const OFFICE = { from: '09:00', until: '17:00' }
const WORKDAYS = [1, 2, 3, 4, 5]

type Window = Pick<Schedule, 'hours' | 'weekdays'>

interface SendWindowProps {
  schedule: Schedule
  onChange: (change: Partial<Window>) => void
}

/** The hours and weekdays within which mails go. */
export function SendWindow({ schedule, onChange }: SendWindowProps) {
  const { hours, weekdays } = schedule
  const toggle = (day: number) => {
    const next = weekdays.includes(day) ? weekdays.filter((each) => each !== day) : [...weekdays, day]
    // Without a weekday nothing would ever go.
    if (next.length > 0) onChange({ weekdays: next.toSorted((a, b) => a - b) })
  }
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <legend className="mb-3 font-medium text-sm">Mails go on</legend>
      <div className="grid grid-cols-7 gap-1.5 md:flex">
        {WEEKDAYS.map((name, index) => (
          <button
            key={name}
            type="button"
            aria-pressed={weekdays.includes(index + 1)}
            className="relative h-11 rounded-md border border-line-strong/55 bg-paper-raised md:min-w-11 font-medium text-ink-soft text-sm transition-colors hover:border-line-strong aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:text-accent"
            onClick={() => toggle(index + 1)}
          >
            <span aria-hidden="true">{name.slice(0, 2)}</span>
            <span className="sr-only">{name}</span>
          </button>
        ))}
      </div>
      <Switch
        label="Only within some hours"
        checked={hours !== null}
        onCheckedChange={(isOn) => onChange({ hours: isOn ? OFFICE : null })}
      />
      {hours && <HoursRange hours={hours} onChange={(next) => onChange({ hours: next })} />}
      <WindowPicture schedule={schedule} />
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="mr-auto text-ink-soft text-sm">
          {windowInWords(schedule)}
        </p>
        <Button size="sm" onClick={() => onChange({ hours: OFFICE, weekdays: WORKDAYS })}>
          Office hours
        </Button>
        <Button size="sm" onClick={() => onChange({ hours: null, weekdays: [1, 2, 3, 4, 5, 6, 7] })}>
          Any time
        </Button>
      </div>
    </fieldset>
  )
}
