import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { OrderRow } from '../../../../../services/shop/orders/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Card } from '../../../ui/card.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatAge } from '../../../ui/format.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { ordersQuery } from '../data/orders-data.ts'
import { formatMoney } from '../money/amounts.ts'
import { STATE_WORDS } from '../orders/order-words.ts'

const SHOWN = 6

export function RecentOrders() {
  const { data, error, refetch } = useInfiniteQuery(ordersQuery({}))
  const orders = data?.pages[0]?.items.slice(0, SHOWN)
  return (
    <Card>
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 className="font-semibold text-base">Latest orders</h2>
        <Link to="/store/orders" className="text-accent text-sm hover:underline">
          All orders
        </Link>
      </div>
      {error && !data && <ErrorState error={error} title="They could not be loaded" onRetry={refetch} />}
      {!data && !error && <Skeleton className="h-32" />}
      {orders?.length === 0 && (
        <p className="py-6 text-center text-ink-faint text-sm">Orders appear here by themselves.</p>
      )}
      {orders && orders.length > 0 && (
        <ul className="divide-y text-sm">
          {orders.map((order) => (
            <Row key={order.id} order={order} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Row({ order: { id, number, customer, state, total, currency, placedAt } }: { order: OrderRow }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
      <span className="grid min-w-0 flex-1">
        <Link to="/store/orders/$orderId" params={{ orderId: id }} className="font-medium hover:underline">
          {number}
        </Link>
        <span className="truncate text-ink-soft text-note">
          {customer}, {formatAge(placedAt)}
        </span>
      </span>
      <Badge tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].label}</Badge>
      <span className="w-24 text-right tabular-nums">{formatMoney(total, currency)}</span>
    </li>
  )
}
