import { Link } from '@tanstack/react-router'
import type { OrderRow } from '../../../../../services/shop/orders/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import type { DataColumn } from '../../../ui/data-table.tsx'
import { formatTime } from '../../../ui/format.ts'
import { formatMoney } from '../money/amounts.ts'
import { PAYMENT_WORDS, STATE_WORDS } from './order-words.ts'

export const orderColumns: DataColumn<OrderRow>[] = [
  {
    id: 'number',
    heading: 'Order',
    isTitle: true,
    cell: ({ id, number, needsAttention }) => (
      <span className="flex flex-wrap items-center gap-2">
        <Link to="/store/orders/$orderId" params={{ orderId: id }} className="font-medium hover:underline">
          {number}
        </Link>
        {needsAttention && <Badge tone="danger">Needs you</Badge>}
      </span>
    ),
  },
  {
    id: 'customer',
    heading: 'Customer',
    cell: ({ customer, email }) => (
      <span className="grid [overflow-wrap:anywhere]">
        {customer}
        <span className="text-ink-faint text-xs">{email}</span>
      </span>
    ),
  },
  {
    id: 'placed',
    heading: 'Placed',
    className: 'md:whitespace-nowrap',
    cell: ({ placedAt }) => <time dateTime={placedAt}>{formatTime(placedAt)}</time>,
  },
  {
    id: 'state',
    heading: 'State',
    cell: ({ state }) => <Badge tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].label}</Badge>,
  },
  {
    id: 'payment',
    heading: 'Payment',
    cell: ({ payment }) => <Badge tone={PAYMENT_WORDS[payment].tone}>{PAYMENT_WORDS[payment].label}</Badge>,
  },
  {
    id: 'total',
    heading: 'Total',
    className: 'md:text-right! tabular-nums',
    cell: ({ total, currency }) => formatMoney(total, currency),
  },
]
