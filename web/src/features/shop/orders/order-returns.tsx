import { useState } from 'react'
import type { ReturnAnswer, ReturnRequest, ShopOrder } from '../../../../../services/shop/orders/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { formatTime } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { answerReturn } from '../data/orders-data.ts'
import { lineName } from './line-quantities.ts'
import { RETURN_WORDS } from './order-words.ts'

/** What customers want to send back: first of all on the page while it waits for an answer. */
export function OrderReturns({ order }: { order: ShopOrder }) {
  if (order.returns.length === 0) return null
  return (
    <Card>
      <h2 className="mb-2 font-semibold text-base">Returns</h2>
      <ul className="divide-y text-sm">
        {order.returns.map((one) => (
          <Return key={one.id} order={order} one={one} />
        ))}
      </ul>
    </Card>
  )
}

const ANSWERS: Partial<
  Record<ReturnRequest['state'], readonly { to: ReturnAnswer['state']; label: string }[]>
> = {
  asked: [
    { to: 'accepted', label: 'Accept' },
    { to: 'refused', label: 'Refuse' },
  ],
  accepted: [{ to: 'received', label: 'It has arrived' }],
}

function Return({ order, one }: { order: ShopOrder; one: ReturnRequest }) {
  const [busy, setBusy] = useState<ReturnAnswer['state'] | null>(null)

  async function answer(state: ReturnAnswer['state']) {
    setBusy(state)
    try {
      await answerReturn(order.id, one.id, { state })
      toast.success('The customer is told by mail')
    } catch (error) {
      toast.failed('Not answered', error)
    } finally {
      setBusy(null)
    }
  }

  return (
    <li className="grid gap-2 py-2.5">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={RETURN_WORDS[one.state].tone}>{RETURN_WORDS[one.state].label}</Badge>
        <time dateTime={one.at} className="text-ink-faint text-xs">
          {formatTime(one.at)}
        </time>
      </p>
      <p className="[overflow-wrap:anywhere]">
        {one.lines.map(({ lineId, quantity }) => `${quantity} × ${lineName(order, lineId)}`).join(', ')}
      </p>
      <p className="text-ink-soft [overflow-wrap:anywhere]">“{one.reason}”</p>
      <div className="flex flex-wrap gap-2">
        {ANSWERS[one.state]?.map(({ to, label }) => (
          <Button key={to} size="sm" busy={busy === to} onClick={() => void answer(to)}>
            {label}
          </Button>
        ))}
      </div>
    </li>
  )
}
