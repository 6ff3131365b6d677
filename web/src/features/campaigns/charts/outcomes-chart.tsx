import type { CampaignCounts } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { bars } from '../../../ui/charts/bars.ts'
import { Chart } from '../../../ui/charts/chart.tsx'
import { percent } from '../../../ui/charts/funnel.ts'
import { formatCount } from '../../../ui/format.ts'
import { outcomesOf } from './outcomes.ts'

/** What became of the mails, each recipient counted once. */
export function OutcomesChart({ counts }: { counts: CampaignCounts }) {
  const outcomes = outcomesOf(counts)
  const shareOf = (count: number) => percent(count / Math.max(1, counts.total))
  return (
    <Chart
      title="Outcomes"
      description={`What became of ${formatCount(counts.total, 'recipient')}. ${bouncedWords(counts.bounced)}`}
      fileName="outcomes"
      draw={(width) =>
        bars(
          outcomes.map(({ id, title, count }, at) => ({
            id,
            label: title,
            // Each outcome is a series of its own, so that it has its own colour.
            values: outcomes.map((_, series) => (series === at ? count : 0)),
            note: shareOf(count),
            said: `${title}: ${formatCount(count, 'recipient')}, ${shareOf(count)}`,
          })),
          width,
          { inks: outcomes.map(({ ink }) => ink) },
        )
      }
      table={{
        columns: ['Outcome', 'Recipients', 'Share'],
        rows:
          counts.total === 0
            ? []
            : [...outcomes, { id: 'bounced', title: 'Among them bounced', count: counts.bounced }].map(
                ({ id, title, count }) => ({ id, cells: [title, count, shareOf(count)] }),
              ),
      }}
      empty="The campaign has no recipients yet."
    />
  )
}

/** They are among the sent and the failed. */
const bouncedWords = (bounced: number) =>
  bounced === 0 ? 'None bounced.' : `${formatCount(bounced, 'mail')} among them bounced.`
