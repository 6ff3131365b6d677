import { FileText } from 'lucide-react'
import type { Refund, ShopOrder } from '../../../../../services/shop/orders/schemas.ts'
import { Badge, type Tone } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { formatTime } from '../../../ui/format.ts'
import { savePaper } from '../data/orders-data.ts'
import { formatMoney } from '../money/amounts.ts'

const STATES: Record<Refund['state'], { label: string; tone: Tone }> = {
  begun: { label: 'On its way', tone: 'info' },
  done: { label: 'Done', tone: 'ok' },
  failed: { label: 'Failed', tone: 'danger' },
}

export function OrderRefunds({ order: { id, refunds, totals } }: { order: ShopOrder }) {
  if (refunds.length === 0) return null
  return (
    <Card>
      <h2 className="mb-2 font-semibold text-base">Refunds</h2>
      <ul className="divide-y text-sm">
        {refunds.map((refund) => (
          <li key={refund.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
            <span className="font-medium tabular-nums">{formatMoney(refund.amount, totals.currency)}</span>
            <Badge tone={STATES[refund.state].tone}>{STATES[refund.state].label}</Badge>
            <span className="min-w-0 flex-1 text-ink-soft [overflow-wrap:anywhere]">{refund.reason}</span>
            <time dateTime={refund.at} className="text-ink-faint text-xs">
              {formatTime(refund.at)}
            </time>
            {refund.state === 'done' && (
              <Button
                size="sm"
                variant="ghost"
                icon={<FileText />}
                onClick={() => void savePaper(id, `credit-notes/${refund.id}`)}
              >
                Credit note
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
