import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Package, Plus, Search } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatCount } from '../../../ui/format.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { categories } from '../data/categories-data.ts'
import type { ProductFilter } from '../data/products-data.ts'
import { useShop } from '../shop-page.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { columnsOf } from './product-columns.tsx'
import type { Selection } from './selection.ts'
import { useProductList } from './use-product-list.ts'

interface ProductListProps {
  filter: ProductFilter
  selection: Selection
}

export function ProductList({ filter, selection }: ProductListProps) {
  const { items, error, hasMore, isPending, more, retry } = useProductList(filter)
  const { currency } = useShop()
  const { data: all } = useQuery(categories.query)
  const columns = useMemo(
    () =>
      columnsOf({
        selection,
        currency,
        categoryTitles: new Map(all?.map(({ id, title }) => [id, title])),
      }),
    [selection, currency, all],
  )
  if (error !== undefined && !items)
    return <ErrorState error={error} title="Your products could not be loaded" onRetry={retry} />
  if (!items)
    return (
      <div role="status" className="grid gap-2">
        <span className="sr-only">Loading your products</span>
        {['first', 'second', 'third', 'fourth'].map((name) => (
          <Skeleton key={name} className="h-16 rounded-lg" />
        ))}
      </div>
    )
  if (items.length === 0) return <Nothing isFiltered={Object.keys(filter).length > 0} />
  const ids = items.map(({ id }) => id)
  const selected = items.filter(({ id }) => selection.has(id))
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2 md:px-3">
        <Checkbox
          label="Select all that are shown"
          checked={selected.length === 0 ? false : selected.length === items.length ? true : 'indeterminate'}
          onCheckedChange={() => selection.toggleAll(ids)}
        />
        <p role="status" className="text-ink-faint text-sm">
          {formatCount(items.length, 'product')}
          {hasMore && ' so far'}
        </p>
      </div>
      <DataTable label="Products" columns={columns} rows={items} keyOf={({ id }) => id} />
      {hasMore && (
        <div className="mt-4 flex justify-center">
          <Button busy={isPending} onClick={more}>
            Show more
          </Button>
        </div>
      )}
      {selected.length > 0 && <BulkBar products={selected} onClear={selection.clear} />}
    </>
  )
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered)
    return (
      <EmptyState icon={<Search />} title="No product like that">
        Choose another filter, or search for fewer words.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={<Package />}
      title="Nothing to sell yet"
      action={
        <Button asChild variant="primary">
          <Link to="/store/products/$productId" params={{ productId: 'new' }}>
            <Plus aria-hidden="true" />
            Add the first product
          </Link>
        </Button>
      }
    >
      A product has a title, a price and, best of all, pictures from your photo room. You can also bring a
      whole catalogue as a CSV file.
    </EmptyState>
  )
}
