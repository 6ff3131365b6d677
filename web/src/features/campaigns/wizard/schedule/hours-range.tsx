import { Slider } from 'radix-ui'
import type { Schedule } from '../../../../../../services/campaigns/campaigns/schedule-schemas.ts'
import { clockOf, minutesOf } from './schedule-words.ts'

const DAY = 24 * 60
/** Minutes. */
const STEP = 15
const MARKS = [0, 6, 12, 18, 24]

const thumbClass =
  'grid size-6 cursor-grab place-items-center rounded-full border-2 border-accent bg-paper-raised shadow-lift active:cursor-grabbing'

interface HoursRangeProps {
  hours: NonNullable<Schedule['hours']>
  onChange: (hours: NonNullable<Schedule['hours']>) => void
}

/** Two handles on the hours of a day, for mouse, finger and arrow keys. */
export function HoursRange({ hours: { from, until }, onChange }: HoursRangeProps) {
  const value = [minutesOf(from), minutesOf(until)]
  return (
    <div className="grid gap-1.5 px-3 pt-1">
      <Slider.Root
        min={0}
        max={DAY}
        step={STEP}
        minStepsBetweenThumbs={1}
        value={value}
        onValueChange={([start = 0, end = DAY]) => onChange({ from: clockOf(start), until: clockOf(end) })}
        className="relative flex h-8 touch-none select-none items-center"
      >
        <Slider.Track className="relative h-2 flex-1 rounded-full bg-wash-strong">
          <Slider.Range className="absolute h-full rounded-full bg-accent" />
        </Slider.Track>
        <Slider.Thumb aria-label="From" aria-valuetext={from} className={thumbClass} />
        <Slider.Thumb aria-label="Until" aria-valuetext={until} className={thumbClass} />
      </Slider.Root>
      <div aria-hidden="true" className="relative h-4 text-2xs text-ink-faint">
        {MARKS.map((hour) => (
          <span
            key={hour}
            className="absolute -translate-x-1/2 whitespace-nowrap"
            style={{ left: `calc(12px + (100% - 24px) * ${hour / 24})` }}
          >
            {String(hour).padStart(2, '0')}
          </span>
        ))}
      </div>
      <p className="text-ink-soft text-sm">
        From <b className="font-semibold text-ink">{from}</b> until{' '}
        <b className="font-semibold text-ink">{until}</b>
      </p>
    </div>
  )
}
