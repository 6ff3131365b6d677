import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { FileSpreadsheet, Plus } from 'lucide-react'
import { useCallback, useEffect } from 'react'
import type { ProductStatus } from '../../../../../services/shop/products/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { DataToolbar } from '../../../ui/data-toolbar.tsx'
import { FilterTabs } from '../../../ui/filter-tabs.tsx'
import { NativeSelect } from '../../../ui/native-select.tsx'
import { categories } from '../data/categories-data.ts'
import { ShopGate, ShopPage } from '../shop-page.tsx'
import { ProductList } from './product-list.tsx'
import { useSelection } from './selection.ts'
import { TrashedProducts } from './trashed-products.tsx'

interface ProductsSearch {
  status?: string | undefined
  category?: string | undefined
  q?: string | undefined
}

const TABS = [
  { value: 'all', label: 'All' },
  { value: 'published', label: 'Published' },
  { value: 'draft', label: 'Drafts' },
  { value: 'archived', label: 'Archived' },
  { value: 'trash', label: 'Trash' },
] as const

type Tab = (typeof TABS)[number]['value']

const tabOf = (status: string | undefined): Tab => TABS.find(({ value }) => value === status)?.value ?? 'all'

export const ProductsPage = () => (
  <ShopGate>
    <Products />
  </ShopGate>
)

function Products() {
  const search: ProductsSearch = useSearch({ strict: false })
  const { category = '', q = '' } = search
  const tab = tabOf(search.status)
  const navigate = useNavigate()
  const selection = useSelection()
  const { data: all = [] } = useQuery(categories.query)

  const go = (next: ProductsSearch) => void navigate({ to: '/store/products', search: next })
  const find = useCallback(
    (words: string) =>
      void navigate({
        to: '/store/products',
        search: (before: ProductsSearch) => ({ ...before, q: words || undefined }),
        replace: true,
      }),
    [navigate],
  )
  // What is no longer shown must not be changed by accident.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter is what it depends on
  useEffect(() => selection.clear(), [tab, category, q])

  return (
    <ShopPage
      title="Products"
      actions={
        <>
          <Button asChild variant="ghost">
            <Link to="/store/import">
              <FileSpreadsheet aria-hidden="true" />
              CSV
            </Link>
          </Button>
          <Button asChild variant="primary">
            <Link to="/store/products/$productId" params={{ productId: 'new' }}>
              <Plus aria-hidden="true" />
              New product
            </Link>
          </Button>
        </>
      }
    >
      <FilterTabs
        label="Which products"
        options={TABS}
        value={tab}
        onValueChange={(status) => go({ ...search, status: status === 'all' ? undefined : status })}
      />
      {tab === 'trash' ? (
        <div className="mt-4 max-w-4xl">
          <TrashedProducts />
        </div>
      ) : (
        <div className="mt-3">
          <DataToolbar searchLabel="Search titles and SKUs" search={q} onSearch={find}>
            {all.length > 0 && (
              <NativeSelect
                label="Category"
                hideLabel
                className="w-44 max-md:w-full"
                value={category}
                options={[
                  { value: '', label: 'All categories' },
                  ...all.map(({ id, title }) => ({ value: id, label: title })),
                ]}
                onValueChange={(id) => go({ ...search, category: id || undefined })}
              />
            )}
          </DataToolbar>
          <ProductList
            filter={{
              ...(tab !== 'all' && { status: tab as ProductStatus }),
              ...(category && { categoryId: category }),
              ...(q && { q }),
            }}
            selection={selection}
          />
        </div>
      )}
    </ShopPage>
  )
}
