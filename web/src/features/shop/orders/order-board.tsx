import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ReceiptText, TriangleAlert } from 'lucide-react'
import type { OrderRow, OrderState } from '../../../../../services/shop/orders/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Board } from '../../../ui/board.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatAge, formatCount } from '../../../ui/format.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { ordersQuery } from '../data/orders-data.ts'
import { formatMoney } from '../money/amounts.ts'
import { carryOrder } from './order-actions.ts'
import { PAYMENT_WORDS, STATE_WORDS } from './order-words.ts'

const COLUMNS = ['placed', 'paid', 'preparing', 'shipped', 'delivered'] as const

/** Orders by how far they are: the latest of each state. */
export function OrderBoard() {
  const columns = [
    useColumn('placed'),
    useColumn('paid'),
    useColumn('preparing'),
    useColumn('shipped'),
    useColumn('delivered'),
  ]
  const failed = columns.find(({ query }) => query.error && !query.data)
  if (failed)
    return (
      <ErrorState
        error={failed.query.error}
        title="Your orders could not be loaded"
        onRetry={() => Promise.all(columns.map(({ query }) => query.refetch()))}
      />
    )
  if (columns.some(({ query }) => query.isPending)) return <Loading />
  if (columns.every(({ cards }) => cards.length === 0))
    return (
      <EmptyState icon={<ReceiptText />} title="No orders yet">
        When somebody buys, the order appears here by itself. Drag it from column to column as you pack and
        ship it.
      </EmptyState>
    )
  return (
    <Board
      label="Orders by state"
      columns={columns.map(({ id, cards }) => ({ id, heading: STATE_WORDS[id].label, cards }))}
      keyOf={({ id }) => id}
      nameOf={({ number }) => `order ${number}`}
      onMove={(order, { column }) => {
        if (column !== order.state) void carryOrder(order, column as OrderState)
      }}
      render={(order) => <Card order={order} />}
    />
  )
}

function useColumn(state: (typeof COLUMNS)[number]) {
  const query = useInfiniteQuery(ordersQuery({ state }))
  return { id: state, query, cards: query.data?.pages.flatMap(({ items }) => items) ?? [] }
}

function Card({ order }: { order: OrderRow }) {
  const { id, number, customer, total, currency, items, placedAt, payment, needsAttention } = order
  return (
    <>
      <span className="flex flex-wrap items-baseline justify-between gap-x-2">
        <Link
          to="/store/orders/$orderId"
          params={{ orderId: id }}
          className="font-medium text-sm hover:underline"
        >
          {number}
        </Link>
        <span className="text-sm tabular-nums">{formatMoney(total, currency)}</span>
      </span>
      <p className="text-ink-soft text-xs [overflow-wrap:anywhere]">{customer}</p>
      <p className="text-ink-faint text-xs">
        {formatCount(items, 'piece')}, {formatAge(placedAt)}
      </p>
      {(payment !== 'paid' || needsAttention) && (
        <p className="flex flex-wrap gap-1">
          {payment !== 'paid' && (
            <Badge tone={PAYMENT_WORDS[payment].tone}>{PAYMENT_WORDS[payment].label}</Badge>
          )}
          {needsAttention && (
            <Badge tone="danger" icon={<TriangleAlert />}>
              Needs you
            </Badge>
          )}
        </p>
      )}
    </>
  )
}

const Loading = () => (
  <div role="status" className="flex gap-3 overflow-hidden">
    <span className="sr-only">Loading your orders</span>
    {COLUMNS.map((name) => (
      <Skeleton key={name} className="h-72 w-70 shrink-0 rounded-lg" />
    ))}
  </div>
)
