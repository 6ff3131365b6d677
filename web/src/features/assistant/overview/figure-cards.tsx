import type { AssistantDay } from '../../../../../services/assistant/figures/schemas.ts'
import { formatCount } from '../../../ui/format.ts'
import { sumsOf } from './figure-sums.ts'

/** The few numbers that a person remembers. */
export function FigureCards({ days }: { days: readonly AssistantDay[] }) {
  const { questions, answeredShare, refused, handedOver, helped, rated } = sumsOf(days)
  const span = `in ${days.length} days`
  const share = (part: number) => `${Math.round(part * 100)} %`
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line lg:grid-cols-4">
      <Figure label="Questions" value={questions.toLocaleString('en')} detail={span} />
      <Figure
        label="Answered"
        value={answeredShare === null ? '–' : share(answeredShare)}
        detail={answeredShare === null ? 'no question yet' : `${refused.toLocaleString('en')} not found`}
      />
      <Figure label="Asked for a person" value={handedOver.toLocaleString('en')} detail={span} />
      <Figure
        label="Helped"
        value={rated === 0 ? '–' : share(helped / rated)}
        detail={rated === 0 ? 'nobody said yet' : `of ${formatCount(rated, 'rated answer')}`}
      />
    </dl>
  )
}

function Figure({ label, value, detail }: { label: string; value: string; detail: string }) {
  return (
    <div className="grid content-start gap-1 bg-paper-raised p-4 md:p-5">
      <dt className="text-ink-soft text-note">{label}</dt>
      <dd className="grid gap-0.5">
        <span className="font-semibold text-xl tabular-nums md:text-2xl">{value}</span>
        <span className="text-ink-faint text-note">{detail}</span>
      </dd>
    </div>
  )
}
