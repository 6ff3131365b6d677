import type { OrderStep } from '../../../services/shop/orders/schemas.ts'
import { momentOf } from './days.ts'
import { STATES } from './order-words.ts'

interface OrderHistoryProps {
  history: readonly OrderStep[]
  placedAt: string
}

export function OrderHistory({ history, placedAt }: OrderHistoryProps) {
  return (
    <section>
      <h2 className="mb-3 font-semibold">What has happened</h2>
      <ol className="space-y-4 border-l border-line pl-5 text-sm">
        {history.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only added.
          <li key={at} className="relative">
            <span
              aria-hidden="true"
              className="absolute top-1.5 -left-[1.56rem] size-2.5 rounded-full border-2 border-paper bg-accent"
            />
            <p className="font-medium">{step.why.replace(/\.$/, '') || STATES[step.to]}</p>
            <p className="text-ink-faint">
              {step.from !== step.to && step.why && `${STATES[step.to]} · `}
              {momentOf(step.at)}
            </p>
          </li>
        ))}
        {history.length === 0 && (
          <li>
            <p className="font-medium">Placed</p>
            <p className="text-ink-faint">{momentOf(placedAt)}</p>
          </li>
        )}
      </ol>
    </section>
  )
}
