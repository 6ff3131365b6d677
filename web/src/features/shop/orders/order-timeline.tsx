import type { OrderStep, ShopOrder } from '../../../../../services/shop/orders/schemas.ts'
import { Card } from '../../../ui/card.tsx'
import { formatTime } from '../../../ui/format.ts'
import { STATE_WORDS } from './order-words.ts'

const ACTORS: Record<OrderStep['by'], string> = {
  customer: 'the customer',
  maker: 'you',
  system: 'the shop',
}

/** Everything that happened, the latest first. */
export function OrderTimeline({ order: { history } }: { order: ShopOrder }) {
  return (
    <Card>
      <h2 className="mb-3 font-semibold text-base">Timeline</h2>
      <ol className="grid gap-3 border-l pl-4 text-sm">
        {history.toReversed().map((step) => (
          <li key={`${step.at} ${step.to} ${step.why}`} className="relative">
            <span
              aria-hidden="true"
              className="absolute top-1.5 -left-[1.3rem] size-2 rounded-full border-2 border-paper-raised bg-line-strong"
            />
            <p className="font-medium">
              {step.from === step.to && step.why ? step.why : STATE_WORDS[step.to].label}
            </p>
            {step.from !== step.to && step.why && (
              <p className="text-ink-soft [overflow-wrap:anywhere]">{step.why}</p>
            )}
            <p className="text-ink-faint text-xs">
              <time dateTime={step.at}>{formatTime(step.at)}</time> by {ACTORS[step.by]}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}
