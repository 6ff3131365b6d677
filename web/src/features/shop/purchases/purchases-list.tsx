import { useInfiniteQuery } from '@tanstack/react-query'
import { ShoppingBag } from 'lucide-react'
import type { OrderRow } from '../../../../../services/shop/orders/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatCount, formatDate } from '../../../ui/format.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { formatMoney } from '../money/amounts.ts'
import { STATE_WORDS } from '../orders/order-words.ts'
import { purchasesQuery, useLivePurchases } from './purchases-data.ts'

/** The person's own orders as a customer; each leads to its page in the shop where it was placed. */
export function PurchasesList() {
  useLivePurchases()
  const list = useInfiniteQuery(purchasesQuery)
  const items = list.data?.pages.flatMap((page) => page.items)
  if (list.error && !items)
    return <ErrorState error={list.error} title="Your orders could not be loaded" onRetry={list.refetch} />
  if (!items) return <Skeleton className="h-40 rounded-lg" />
  if (items.length === 0)
    return (
      <EmptyState icon={<ShoppingBag />} title="Nothing ordered yet">
        What you buy in a shop while you are signed in is listed here, with its invoice.
      </EmptyState>
    )
  return (
    <>
      <ul aria-label="Your orders" className="divide-y rounded-lg border bg-paper-raised">
        {items.map((order) => (
          <Purchase key={order.id} order={order} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-4" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  )
}

function Purchase({ order }: { order: OrderRow }) {
  const { id, number, shop, state, placedAt, items, total, currency } = order
  // To the customer an order that was placed is not "new".
  const { label, tone } =
    state === 'placed' ? { label: 'Ordered', tone: 'info' as const } : STATE_WORDS[state]
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3.5 text-sm">
      <div className="grid min-w-0 flex-1">
        <a href={`/shop/${shop.handle}/orders/${id}`} className="font-medium hover:underline">
          {shop.name}, order {number}
        </a>
        <span className="text-ink-soft text-note">
          {formatCount(items, 'piece')}, {formatMoney(total, currency)}
        </span>
      </div>
      <Badge tone={tone}>{label}</Badge>
      <time dateTime={placedAt} className="text-ink-faint text-xs">
        {formatDate(placedAt)}
      </time>
    </li>
  )
}
