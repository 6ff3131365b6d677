import type { AssistantDay } from '../../../../../services/assistant/figures/schemas.ts'
import { Chart } from '../../../ui/charts/chart.tsx'
import { columns } from '../../../ui/charts/columns.ts'
import { dayLabel } from './day-label.ts'

const INKS = ['chart-2', 'chart-4'] as const
const LEGEND = [
  { label: 'Half of all answers', ink: INKS[0] },
  { label: '95 of 100', ink: INKS[1] },
]

/** How long customers wait: the median, and on top of it what the slowest in twenty wait longer. */
export function TimesChart({ days }: { days: readonly AssistantDay[] }) {
  return (
    <Chart
      title="Time to the whole answer"
      description="Milliseconds within which half of a day’s answers were complete, and 95 of 100."
      fileName="assistant-times"
      legend={LEGEND}
      draw={(width) =>
        columns(
          days.map(({ day, medianMs, p95Ms }) => ({
            id: day,
            label: dayLabel(day),
            values: [medianMs ?? 0, Math.max(0, (p95Ms ?? 0) - (medianMs ?? 0))],
            said: `${dayLabel(day)}: half within ${medianMs ?? 0} ms, 95 of 100 within ${p95Ms ?? 0} ms`,
          })),
          width,
          INKS,
        )
      }
      table={{
        columns: ['Day', 'Median, ms', '95th of 100, ms'],
        rows: days.flatMap(({ day, medianMs, p95Ms }) =>
          medianMs === null || p95Ms === null ? [] : [{ id: day, cells: [dayLabel(day), medianMs, p95Ms] }],
        ),
      }}
      empty="How long answers take is shown here."
    />
  )
}
