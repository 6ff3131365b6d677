import { useInfiniteQuery } from '@tanstack/react-query'
import { ReceiptText } from 'lucide-react'
import { useState } from 'react'
import type { OrderState } from '../../../../../services/shop/orders/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { DataToolbar } from '../../../ui/data-toolbar.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { FilterTabs } from '../../../ui/filter-tabs.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { ordersQuery } from '../data/orders-data.ts'
import { orderColumns } from './order-columns.tsx'
import { STATE_WORDS } from './order-words.ts'

const STATES = [
  'placed',
  'paid',
  'preparing',
  'shipped',
  'delivered',
  'cancelled',
  'returned',
  'refunded',
] as const satisfies OrderState[]

const TABS = [
  { value: 'all', label: 'All' },
  ...STATES.map((value) => ({ value, label: STATE_WORDS[value].label })),
] as const

export function OrderList() {
  const [tab, setTab] = useState<'all' | (typeof STATES)[number]>('all')
  const [words, setWords] = useState('')
  const list = useInfiniteQuery(
    ordersQuery({ ...(tab !== 'all' && { state: tab }), ...(words && { q: words }) }),
  )
  const items = list.data?.pages.flatMap((page) => page.items)
  return (
    <>
      <FilterTabs label="Which orders" options={TABS} value={tab} onValueChange={setTab} />
      <div className="mt-3">
        <DataToolbar searchLabel="Search number, name or e-mail" search={words} onSearch={setWords} />
      </div>
      {list.isPending && <Skeleton className="h-60 rounded-lg" />}
      {list.error && !items && (
        <ErrorState error={list.error} title="Your orders could not be loaded" onRetry={list.refetch} />
      )}
      {items?.length === 0 && (
        <EmptyState
          icon={<ReceiptText />}
          title={words || tab !== 'all' ? 'No order like that' : 'No orders yet'}
        />
      )}
      {items && items.length > 0 && (
        <DataTable label="Orders" columns={orderColumns} rows={items} keyOf={({ id }) => id} />
      )}
      {list.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}
