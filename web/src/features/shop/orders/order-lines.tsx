import type { ShopOrder } from '../../../../../services/shop/orders/schemas.ts'
import { Card } from '../../../ui/card.tsx'
import { formatMoney } from '../money/amounts.ts'
import { ShopPicture } from '../pictures/shop-picture.tsx'

/** What was bought, as it was bought, and what it came to. */
export function OrderLines({ order }: { order: ShopOrder }) {
  const { lines, totals, codes, shippingMethod, refunded } = order
  const money = (amount: number) => formatMoney(amount, totals.currency)
  const left = new Map(order.unshipped.map(({ lineId, quantity }) => [lineId, quantity]))
  return (
    <Card>
      <h2 className="mb-2 font-semibold text-base">Goods</h2>
      <ul className="divide-y">
        {lines.map((line) => (
          <li key={line.id} className="flex items-start gap-3 py-3">
            <ShopPicture image={line.image} isPublic className="size-12" />
            <div className="grid min-w-0 flex-1 text-sm [overflow-wrap:anywhere]">
              <span className="font-medium">{line.title}</span>
              <span className="text-ink-soft text-xs">
                {[line.variantTitle, line.sku].filter(Boolean).join(' · ')}
              </span>
              {line.note && <span className="text-ink-soft text-xs">“{line.note}”</span>}
              <span className="text-ink-faint text-xs">
                {shippedWords(line.quantity, left.get(line.id) ?? 0)}
              </span>
            </div>
            <div className="grid justify-items-end text-sm tabular-nums">
              <span>{money(line.total)}</span>
              <span className="text-ink-faint text-xs">
                {line.quantity} × {money(line.unitPrice)}
              </span>
            </div>
          </li>
        ))}
      </ul>
      <dl className="mt-2 grid gap-1.5 border-t pt-3 text-sm tabular-nums">
        <Sum label="Goods" value={money(totals.subtotal)} />
        {totals.discount > 0 && (
          <Sum
            label={`Discount ${codes.map(({ code }) => code).join(', ')}`}
            value={`−${money(totals.discount)}`}
          />
        )}
        <Sum label={shippingMethod.name} value={money(totals.shipping ?? 0)} />
        {totals.tax > 0 && (
          <Sum label={totals.includesTax ? 'Tax, included' : 'Tax'} value={money(totals.tax)} />
        )}
        <Sum label="Total" value={money(totals.total)} isTotal />
        {refunded > 0 && <Sum label="Refunded" value={`−${money(refunded)}`} />}
      </dl>
    </Card>
  )
}

function Sum({ label, value, isTotal = false }: { label: string; value: string; isTotal?: boolean }) {
  return (
    <div className={`flex justify-between gap-4 ${isTotal ? 'border-t pt-1.5 font-semibold' : ''}`}>
      <dt className={isTotal ? '' : 'text-ink-soft'}>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function shippedWords(quantity: number, left: number): string {
  if (left === 0) return 'Nothing left to ship'
  return left === quantity ? 'Not shipped yet' : `${left} of ${quantity} to be shipped`
}
