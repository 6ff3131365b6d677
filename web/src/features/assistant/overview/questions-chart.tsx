import type { AssistantDay } from '../../../../../services/assistant/figures/schemas.ts'
import { Chart } from '../../../ui/charts/chart.tsx'
import { columns } from '../../../ui/charts/columns.ts'
import { formatCount } from '../../../ui/format.ts'
import { dayLabel } from './day-label.ts'

const INKS = ['chart-3', 'chart-1'] as const
const LEGEND = [
  { label: 'Answered', ink: INKS[0] },
  { label: 'Not found', ink: INKS[1] },
]

export function QuestionsChart({ days }: { days: readonly AssistantDay[] }) {
  return (
    <Chart
      title="Questions"
      description="By day, and whether the shop’s texts had an answer."
      fileName="assistant-questions"
      legend={LEGEND}
      draw={(width) =>
        columns(
          days.map(({ day, questions, answered, refused }) => ({
            id: day,
            label: dayLabel(day),
            values: [answered, refused],
            said: `${dayLabel(day)}: ${formatCount(questions, 'question')}, ${answered} answered, ${refused} not found`,
          })),
          width,
          INKS,
        )
      }
      table={{
        columns: ['Day', 'Questions', 'Answered', 'Not found', 'By a model'],
        rows: days
          .filter(({ questions }) => questions > 0)
          .map(({ day, questions, answered, refused, byModel }) => ({
            id: day,
            cells: [dayLabel(day), questions, answered, refused, byModel],
          })),
      }}
      empty="What customers ask is counted here."
    />
  )
}
