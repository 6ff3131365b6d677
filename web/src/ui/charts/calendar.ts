import { max } from 'd3-array'
import { scaleQuantize } from 'd3-scale'
import { round, type Scene, type Shape, type Spot } from './scene.ts'

export interface CalendarDay {
  /** YYYY-MM-DD. */
  day: string
  count: number
}

export interface CalendarOptions {
  /** The last day shown, YYYY-MM-DD. */
  until: string
  said: (day: CalendarDay) => string
}

const DAY_MS = 86_400_000
const WEEKDAYS = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun']
const LEFT = 34
const TOP = 20
const MOST_WEEKS = 53
/** Opacity of the four steps of the one colour. */
const STEPS = [0.35, 0.55, 0.78, 1]

const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)
/** Monday is 0. */
const weekdayOf = (time: number) => (new Date(time).getUTCDay() + 6) % 7
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })

/** As many weeks as have room, one column each, the latest on the right. */
export function weeksFor(width: number): number {
  return Math.max(8, Math.min(MOST_WEEKS, Math.floor((width - LEFT) / 16)))
}

export function calendar(
  days: readonly CalendarDay[],
  width: number,
  { until, said }: CalendarOptions,
): Scene {
  const weeks = weeksFor(width)
  const size = Math.min(20, (width - LEFT) / weeks)
  const cell = round(size - 3)
  const last = timeOf(until)
  const firstMonday = last - (weekdayOf(last) + (weeks - 1) * 7) * DAY_MS
  const counts = new Map(days.map(({ day, count }) => [day, count]))
  const most = max(days, ({ day, count }) => (timeOf(day) >= firstMonday ? count : 0)) ?? 0
  const shade = scaleQuantize([1, Math.max(2, most + 1)], STEPS)

  const ground: Shape[] = WEEKDAYS.map((text, at) => ({
    kind: 'text',
    x: 0,
    y: round(TOP + at * size + cell / 2 + 4),
    text,
    ink: 'ink-faint',
    size: 11,
  }))
  const months = Array.from({ length: weeks }, (_, week) => monthName.format(firstMonday + week * 7 * DAY_MS))
  months.forEach((name, week) => {
    const x = round(LEFT + week * size)
    const isNew = name !== months[week - 1]
    // The first month may end before there is room for its name.
    const room = Math.min(
      ...[1, 2].map((next) => ((months[week + next] ?? name) === name ? 30 : next * size)),
    )
    if (isNew && room >= 24 && x + 24 <= width)
      ground.push({ kind: 'text', x, y: 12, text: name, ink: 'ink-faint', size: 11 })
  })

  const spots: Spot[] = []
  for (let time = firstMonday; time <= last; time += DAY_MS) {
    const since = Math.round((time - firstMonday) / DAY_MS)
    const box = {
      x: round(LEFT + Math.floor(since / 7) * size),
      y: round(TOP + (since % 7) * size),
      width: cell,
      height: cell,
    }
    const day = dayOf(time)
    const count = counts.get(day) ?? 0
    // A day without anything belongs to the ground: nothing is told about it.
    const cellShape: Shape = {
      kind: 'rect',
      ...box,
      radius: 3,
      ...(count === 0 ? { fill: 'wash' } : { fill: 'chart-1', opacity: shade(count) }),
    }
    if (count === 0) ground.push(cellShape)
    else spots.push({ id: day, label: said({ day, count }), box, shapes: [cellShape] })
  }
  return { width, height: round(TOP + 7 * size), ground, spots }
}
