import { useId } from 'react'
import type { CataloguePage } from '../../../services/shop/catalogue/schemas.ts'
import { addressOf, type Choice } from '../../../services/shop/storefront/choice-schemas.ts'
import { quietButton } from '../controls.ts'
import { ProductGrid } from '../products/product-grid.tsx'
import { useShop } from '../shop-context.ts'
import { Filters } from './filters.tsx'
import { type ProductListState, useProductList } from './use-product-list.ts'

interface ProductListProps {
  first: CataloguePage
  firstChoice: Choice
  category: string | null
}

export function ProductList(props: ProductListProps) {
  const id = useId()
  const state = useProductList(props)
  const { list, isBusy, problem } = state
  return (
    <div className="mt-6 gap-10 lg:grid lg:grid-cols-[14rem_1fr]">
      <Filters state={state} />
      <section aria-labelledby={id} aria-busy={isBusy}>
        <h2 id={id} className="sr-only">
          Products
        </h2>
        <p role="status" className="mb-4 text-sm text-ink-soft">
          {list.total === 1 ? '1 product' : `${list.total} products`}
        </p>
        {problem && (
          <p role="alert" className="mb-4 rounded-md bg-danger-wash px-4 py-3 text-sm text-danger">
            {problem}
          </p>
        )}
        <div className={isBusy ? 'opacity-60 transition-opacity' : ''}>
          {list.items.length > 0 ? <ProductGrid products={list.items} first={2} /> : <NothingFound />}
        </div>
        <More state={state} />
      </section>
    </div>
  )
}

function More({ state: { list, choice, isBusy, showMore } }: { state: ProductListState }) {
  const { shop } = useShop()
  if (list.nextCursor === null) return null
  const href = `?${addressOf({ ...choice, cursor: list.nextCursor }, shop.currency)}`
  return (
    <p className="mt-10 text-center">
      <a
        href={href}
        rel="next"
        className={quietButton}
        aria-disabled={isBusy}
        onClick={(event) => {
          event.preventDefault()
          if (!isBusy) void showMore()
        }}
      >
        Show more
      </a>
    </p>
  )
}

function NothingFound() {
  const { path } = useShop()
  return (
    <div className="py-16 text-center">
      <p className="text-lg font-medium">Nothing was found</p>
      <p className="mt-2 text-ink-soft">
        Try another word, or{' '}
        <a href={path('/search')} className="text-accent underline underline-offset-4">
          look at all products
        </a>
        .
      </p>
    </div>
  )
}
