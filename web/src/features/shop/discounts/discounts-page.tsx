import { useQuery } from '@tanstack/react-query'
import { BadgePercent, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Discount } from '../../../../../services/shop/discounts/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { discounts } from '../data/discounts-data.ts'
import { ShopGate, ShopPage, useShop } from '../shop-page.tsx'
import { columnsOf } from './discount-columns.tsx'

const DiscountDialog = lazyPart(async () => (await import('./discount-dialog.tsx')).DiscountDialog)

export const DiscountsPage = () => (
  <ShopGate>
    <Discounts />
  </ShopGate>
)

function Discounts() {
  const { currency } = useShop()
  const { data: items, error, refetch } = useQuery(discounts.query)
  const [open, setOpen] = useState<Discount | 'new' | null>(null)
  const columns = useMemo(() => columnsOf({ currency, onOpen: setOpen }), [currency])
  const add = () => setOpen('new')
  return (
    <ShopPage
      title="Discounts"
      subtitle="Codes that customers enter, and sales, which count for everybody."
      actions={
        <Button variant="primary" icon={<Plus />} onClick={add}>
          New discount
        </Button>
      }
    >
      <div className="max-w-5xl">
        {error && !items && (
          <ErrorState error={error} title="Your discounts could not be loaded" onRetry={refetch} />
        )}
        {!items && !error && <Skeleton className="h-40 rounded-lg" />}
        {items?.length === 0 && (
          <EmptyState
            icon={<BadgePercent />}
            title="No discounts yet"
            action={<Button onClick={add}>Make one</Button>}
          >
            A code for your newsletter, or a sale for a week: prices come down by themselves, and go up again.
          </EmptyState>
        )}
        {items && items.length > 0 && (
          <DataTable label="Discounts" columns={columns} rows={items} keyOf={({ id }) => id} />
        )}
      </div>
      {open && (
        <DiscountDialog
          key={open === 'new' ? 'new' : open.id}
          discount={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </ShopPage>
  )
}
