import { median } from 'd3-array'
import type { Insights } from '../../../../../services/careers/insights/schemas.ts'
import { formatCount } from '../../../ui/format.ts'

/** The few numbers that a person remembers. */
export function AtAGlance({ insights }: { insights: Insights }) {
  const { jobs, passing, demand, resumeId, funnel, daysToAnswer } = insights
  const applied = funnel.find(({ stage }) => stage === 'applied')?.count ?? 0
  const supported = demand.filter(({ isSupported }) => isSupported).length
  const days = median(daysToAnswer)
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line lg:grid-cols-4">
      <Figure
        label="Jobs within reach"
        value={resumeId === null ? '–' : String(passing)}
        detail={`of ${formatCount(jobs, 'job')}`}
        share={resumeId === null || jobs === 0 ? 0 : passing / jobs}
      />
      <Figure
        label="Skills supported"
        value={resumeId === null ? '–' : String(supported)}
        detail={`of ${demand.length} asked for`}
        share={demand.length === 0 ? 0 : supported / demand.length}
      />
      <Figure label="Applications sent" value={String(applied)} detail="so far" />
      <Figure
        label="First answer after"
        value={days === undefined ? '–' : String(Math.round(days))}
        detail={days === undefined ? 'no answer yet' : 'days, in the middle'}
      />
    </dl>
  )
}

interface FigureProps {
  label: string
  value: string
  detail: string
  /** 0 to 1. */
  share?: number
}

function Figure({ label, value, detail, share }: FigureProps) {
  return (
    <div className="grid content-start gap-1 bg-paper-raised p-4 md:p-5">
      <dt className="text-ink-soft text-note">{label}</dt>
      <dd className="grid gap-2">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold text-3xl">{value}</span>
          <span className="text-ink-faint text-note">{detail}</span>
        </span>
        {share !== undefined && (
          <span aria-hidden="true" className="block h-1.5 overflow-hidden rounded-full bg-wash-strong">
            <span className="block h-full rounded-full bg-chart-3" style={{ width: `${share * 100}%` }} />
          </span>
        )}
      </dd>
    </div>
  )
}
