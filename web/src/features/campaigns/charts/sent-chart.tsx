import { useMemo } from 'react'
import type { SentOverTime } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { Chart } from '../../../ui/charts/chart.tsx'
import { columns } from '../../../ui/charts/columns.ts'
import { sentSpans } from './sent-spans.ts'

const INKS = ['chart-3', 'chart-1'] as const
const LEGEND = [
  { label: 'Sent', ink: INKS[0] },
  { label: 'Failed', ink: INKS[1] },
]

/** How mails went out: by hour for a short campaign, by day for a long one. */
export function SentChart({ hours, timeZone }: { hours: SentOverTime['hours']; timeZone: string }) {
  const { unit, spans } = useMemo(() => sentSpans(hours, timeZone), [hours, timeZone])
  return (
    <Chart
      title="Sent over time"
      description={`Mails by ${unit}, in the time of ${timeZone.replaceAll('_', ' ')}.`}
      fileName="sent-over-time"
      legend={LEGEND}
      draw={(width) =>
        columns(
          spans.map(({ id, label, name, sent, failed }) => ({
            id,
            label,
            values: [sent, failed],
            said: `${name}: ${sent} sent${failed > 0 ? `, ${failed} failed` : ''}`,
          })),
          width,
          INKS,
        )
      }
      table={{
        columns: [unit === 'hour' ? 'Hour' : 'Day', 'Sent', 'Failed'],
        rows: spans
          .filter(({ sent, failed }) => sent + failed > 0)
          .map(({ id, name, sent, failed }) => ({ id, cells: [name, sent, failed] })),
      }}
      empty="No mail has gone out yet."
    />
  )
}
