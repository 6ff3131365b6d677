import type { AssistantDay } from '../../../../../services/assistant/figures/schemas.ts'
import { Chart } from '../../../ui/charts/chart.tsx'
import { columns } from '../../../ui/charts/columns.ts'
import { formatCount } from '../../../ui/format.ts'
import { dayLabel } from './day-label.ts'

export function QuestionsChart({ days }: { days: readonly AssistantDay[] }) {
  return (
    <Chart
      title="Questions"
      description="Answered below, refused above, by day."
      fileName="assistant-questions"
      draw={(width) =>
        columns(
          days.map(({ day, questions, answered, refused }) => ({
            id: day,
            label: dayLabel(day),
            values: [answered, refused],
            said: `${dayLabel(day)}: ${formatCount(questions, 'question')}, ${answered} answered, ${refused} refused`,
          })),
          width,
          ['chart-3', 'chart-1'],
        )
      }
      table={{
        columns: ['Day', 'Questions', 'Answered', 'Refused', 'By a model'],
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
