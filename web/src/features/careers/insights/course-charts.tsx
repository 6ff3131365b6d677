import { Link } from '@tanstack/react-router'
import { STAGE_WORDS, type Stage } from '../../../../../services/careers/applications/schemas.ts'
import type { Insights } from '../../../../../services/careers/insights/schemas.ts'
import { calendar } from '../../../ui/charts/calendar.ts'
import { Chart } from '../../../ui/charts/chart.tsx'
import { funnel } from '../../../ui/charts/funnel.ts'
import { binName, dayBins, histogram } from '../../../ui/charts/histogram.ts'
import { formatCount, formatDate } from '../../../ui/format.ts'

const WAY: readonly Stage[] = ['saved', 'applied', 'interviewing', 'offer', 'accepted']

const toApplications = (
  <>
    Keep track of what you send under{' '}
    <Link to="/careers/applications" className="underline underline-offset-4">
      Applications
    </Link>
    , and this fills by itself.
  </>
)

/** How far applications got. */
export function FunnelChart({ funnel: counts }: Pick<Insights, 'funnel'>) {
  const countOf = (stage: Stage) => counts.find((each) => each.stage === stage)?.count ?? 0
  const ends = (['rejected', 'withdrawn'] as const).filter((stage) => countOf(stage) > 0)
  const left = ends.map((stage) => `${countOf(stage)} ${STAGE_WORDS[stage].toLowerCase()}`).join(', ')
  return (
    <Chart
      title="How far applications got"
      description={`Each step counts what reached it, wherever it stands now.${left ? ` On the way: ${left}.` : ''}`}
      fileName="how-far-applications-got"
      draw={(width) =>
        funnel(
          WAY.map((stage) => ({
            id: stage,
            label: STAGE_WORDS[stage],
            count: countOf(stage),
            said: `${STAGE_WORDS[stage]}: ${formatCount(countOf(stage), 'application')}`,
          })),
          width,
        )
      }
      table={{
        columns: ['Stage', 'Applications that reached it'],
        rows:
          countOf('saved') === 0
            ? []
            : counts.map(({ stage, count }) => ({ id: stage, cells: [STAGE_WORDS[stage], count] })),
      }}
      empty={toApplications}
    />
  )
}

/** How long employers take. */
export function AnswerChart({ daysToAnswer }: Pick<Insights, 'daysToAnswer'>) {
  return (
    <Chart
      title="Time to the first answer"
      description={`Days from applying to an interview, an offer or a refusal, over ${formatCount(daysToAnswer.length, 'answer')}.`}
      fileName="time-to-answer"
      draw={(width) =>
        histogram(daysToAnswer, width, (each) => `${binName(each)}: ${formatCount(each.count, 'answer')}`)
      }
      table={{
        columns: ['After', 'Answers'],
        rows: dayBins(daysToAnswer).map((each) => ({
          id: String(each.from),
          cells: [binName(each), each.count],
        })),
      }}
      empty="No employer has answered yet."
    />
  )
}

/** When the person was at it. */
export function ActivityChart({ activity }: Pick<Insights, 'activity'>) {
  const until = new Date().toLocaleDateString('sv-SE')
  const said = ({ day, count }: Insights['activity'][number]) =>
    `${formatDate(day)}: ${formatCount(count, 'step')}`
  return (
    <Chart
      title="Activity"
      description="Applications that you added or changed, day by day. The stronger the colour, the more."
      fileName="activity"
      draw={(width) => calendar(activity, width, { until, said })}
      table={{
        columns: ['Day', 'Steps'],
        rows: activity.toReversed().map(({ day, count }) => ({ id: day, cells: [formatDate(day), count] })),
      }}
      empty={toApplications}
      className="lg:col-span-2"
    />
  )
}
