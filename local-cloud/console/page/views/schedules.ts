import { act } from '../act.ts'
import { get } from '../api.ts'
import { h } from '../dom.ts'
import { dateTime, duration } from '../format.ts'
import { button, page, row, table } from '../parts.ts'
import { view } from '../view.ts'

interface Schedule {
  name: string
  schedule: string
  timeZone: string
  topic: string
  next: number | null
}

export const schedules = view<{ now: number; schedules: Schedule[] }>({
  title: 'Schedules',
  letter: 's',
  refreshMs: 1000,
  load: () => get('schedules'),
  render: ({ now, schedules: found }) =>
    page(
      'Schedules',
      'When something is published by the clock, and a way not to wait for it.',
      table(
        ['Schedule', 'Cron', 'Publishes to', 'Next', ''],
        found.map(({ name, schedule, timeZone, topic, next }) =>
          row(
            name,
            name,
            h('span', { class: 'mono' }, `${schedule} (${timeZone})`),
            topic,
            next === null ? 'never' : `in ${duration(Math.max(next - now, 0))}, ${dateTime(next)}`,
            button('Run now', () => act('run-schedule', { schedule: name }, `${name} has run.`), 'small'),
          ),
        ),
      ),
    ),
})
