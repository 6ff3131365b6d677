import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Pencil, Plus, Shapes, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Category } from '../../../../../services/shop/categories/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { SortableList } from '../../../ui/sortable-list.tsx'
import { categories } from '../data/categories-data.ts'
import { arrange, removeFrom } from '../data/small-actions.ts'
import { ShopPicture } from '../pictures/shop-picture.tsx'
import { ShopGate, ShopPage, useShop } from '../shop-page.tsx'

const CategoryDialog = lazyPart(async () => (await import('./category-dialog.tsx')).CategoryDialog)

export const CategoriesPage = () => (
  <ShopGate>
    <Categories />
  </ShopGate>
)

function Categories() {
  const { data: items, error, refetch } = useQuery(categories.query)
  const [open, setOpen] = useState<Category | 'new' | null>(null)
  const add = () => setOpen('new')
  return (
    <ShopPage
      title="Categories"
      subtitle="Customers see them in this order. Drag them, or use the arrow keys."
      actions={
        <Button variant="primary" icon={<Plus />} onClick={add}>
          New category
        </Button>
      }
    >
      <div className="max-w-3xl">
        {error && !items && (
          <ErrorState error={error} title="Your categories could not be loaded" onRetry={refetch} />
        )}
        {!items && !error && <Loading />}
        {items?.length === 0 && (
          <EmptyState
            icon={<Shapes />}
            title="No categories yet"
            action={<Button onClick={add}>Add one</Button>}
          >
            They help customers to find their way once there are more than a few products.
          </EmptyState>
        )}
        {items && items.length > 0 && (
          <SortableList
            label="Categories"
            className="divide-y overflow-hidden rounded-lg border bg-paper-raised [&>li]:py-2.5 [&>li]:pl-1.5"
            items={items}
            keyOf={({ id }) => id}
            nameOf={({ title }) => title}
            onArrange={(ids) => void arrange(categories, items, ids)}
            render={(category) => <Row category={category} onEdit={() => setOpen(category)} />}
          />
        )}
      </div>
      {open && (
        <CategoryDialog
          key={open === 'new' ? 'new' : open.id}
          category={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </ShopPage>
  )
}

function Row({ category, onEdit }: { category: Category; onEdit: () => void }) {
  const { handle } = useShop()
  const { id, title, slug, image } = category
  const remove = () => void removeFrom(categories, { path: '/shop/categories', item: category, name: title })
  return (
    <div className="flex items-center gap-3 pr-3">
      <ShopPicture image={image} isPublic className="size-11" />
      <div className="grid min-w-0 flex-1">
        <Link
          to="/store/products"
          search={{ category: id }}
          className="font-medium text-sm [overflow-wrap:anywhere] hover:underline"
        >
          {title}
        </Link>
        <span className="truncate text-ink-faint text-xs">{`/shop/${handle}/categories/${slug}`}</span>
      </div>
      <IconButton size="sm" label={`Edit ${title}`} onClick={onEdit}>
        <Pencil />
      </IconButton>
      <IconButton size="sm" label={`Remove ${title}`} onClick={remove}>
        <Trash2 />
      </IconButton>
    </div>
  )
}

const Loading = () => (
  <div role="status" className="grid gap-2">
    <span className="sr-only">Loading your categories</span>
    <Skeleton className="h-16 rounded-lg" />
    <Skeleton className="h-16 rounded-lg" />
    <Skeleton className="h-16 rounded-lg" />
  </div>
)
