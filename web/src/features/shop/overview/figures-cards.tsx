import type { ReactNode } from 'react'
import type { ShopFigures } from '../../../../../services/shop/figures/schemas.ts'
import { formatMoney } from '../money/amounts.ts'
import { SPANS } from './period-words.ts'

/** The few numbers that a person remembers. */
export function FigureCards({ figures }: { figures: ShopFigures }) {
  const { revenue, orders, average, basketsLeft, currency, by } = figures
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line lg:grid-cols-4">
      <Figure label="Revenue" value={formatMoney(revenue, currency)} detail={SPANS[by]} />
      <Figure label="Orders" value={orders.toLocaleString('en')} detail={SPANS[by]} />
      <Figure
        label="Average order"
        value={average === null ? '–' : formatMoney(average, currency)}
        detail={average === null ? 'no order yet' : SPANS[by]}
      />
      <Figure label="Baskets left" value={basketsLeft.toLocaleString('en')} detail="not paid, in 30 days" />
    </dl>
  )
}

function Figure({ label, value, detail }: { label: string; value: ReactNode; detail: string }) {
  return (
    <div className="grid content-start gap-1 bg-paper-raised p-4 md:p-5">
      <dt className="text-ink-soft text-note">{label}</dt>
      <dd className="grid gap-0.5">
        <span className="font-semibold text-xl tabular-nums [overflow-wrap:anywhere] md:text-2xl">
          {value}
        </span>
        <span className="text-ink-faint text-note">{detail}</span>
      </dd>
    </div>
  )
}
