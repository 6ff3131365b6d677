import type { AppliedCode, Totals } from '../../../services/shop/pricing/schemas.ts'
import { Money } from '../money.tsx'

interface CartTotalsProps {
  totals: Totals
  codes: readonly AppliedCode[]
  /** What stands for the cost of shipping until it is known. */
  unshipped?: string
}

/** Amounts add up from the top to the bottom. */
export function CartTotals({ totals, codes, unshipped = 'at checkout' }: CartTotalsProps) {
  return (
    <dl className="space-y-1.5 text-sm">
      <Row title="Subtotal" amount={totals.subtotal} />
      {totals.discount > 0 && (
        <Row
          title={`Discount${codes.length > 0 ? ` (${codes.map(({ code }) => code).join(', ')})` : ''}`}
          amount={-totals.discount}
        />
      )}
      {totals.shipping === null ? (
        <div className="flex justify-between gap-4 text-ink-soft">
          <dt>Shipping</dt>
          <dd>{unshipped}</dd>
        </div>
      ) : (
        <Row title="Shipping" amount={totals.shipping} />
      )}
      {!totals.includesTax && totals.tax > 0 && <Row title="Tax" amount={totals.tax} />}
      <div className="flex justify-between gap-4 border-t border-line pt-2 text-lg font-semibold">
        <dt>Total</dt>
        <dd>
          <Money amount={totals.total} />
        </dd>
      </div>
      {totals.includesTax && totals.tax > 0 && (
        <div className="flex justify-between gap-4 text-ink-faint">
          <dt>Includes tax</dt>
          <dd>
            <Money amount={totals.tax} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Row({ title, amount }: { title: string; amount: number }) {
  return (
    <div className="flex justify-between gap-4 text-ink-soft">
      <dt>{title}</dt>
      <dd>
        <Money amount={amount} />
      </dd>
    </div>
  )
}
