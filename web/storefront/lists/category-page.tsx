import type { ViewOf } from '../../../services/shop/storefront/schemas.ts'
import { Breadcrumbs } from '../frame/breadcrumbs.tsx'
import { ProductList } from './product-list.tsx'

export function CategoryPage({ view: { category, list, choice } }: { view: ViewOf<'category'> }) {
  return (
    <>
      <Breadcrumbs current={category.title} />
      <h1 className="text-3xl font-semibold sm:text-4xl">{category.title}</h1>
      {category.description && (
        <p className="mt-3 max-w-2xl whitespace-pre-line text-ink-soft">{category.description}</p>
      )}
      <ProductList first={list} firstChoice={choice} category={category.slug} />
    </>
  )
}
