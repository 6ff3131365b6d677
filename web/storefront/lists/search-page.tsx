import type { ViewOf } from '../../../services/shop/storefront/schemas.ts'
import { Breadcrumbs } from '../frame/breadcrumbs.tsx'
import { ProductList } from './product-list.tsx'

export function SearchPage({ view: { list, choice } }: { view: ViewOf<'search'> }) {
  const title = choice.q ? `Results for “${choice.q}”` : choice.onSale ? 'On sale' : 'All products'
  return (
    <>
      <Breadcrumbs current={title} />
      <h1 className="text-3xl font-semibold sm:text-4xl">{title}</h1>
      <ProductList first={list} firstChoice={choice} category={null} />
    </>
  )
}
