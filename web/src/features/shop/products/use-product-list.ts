import { useEffect, useSyncExternalStore } from 'react'
import type { Product } from '../../../../../services/shop/products/schemas.ts'
import { itemsOf } from '../../../list-pages.ts'
import type { ListState } from '../../../subjects/subject.ts'
import { type ProductFilter, products } from '../data/products-data.ts'

/** The products that a filter lets through, as far as they are fetched. */
export function useProductList(filter: ProductFilter): ListState<Product> {
  const version = useSyncExternalStore(products.subscribe, products.version)
  const { status, categoryId, q, trashed } = filter
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the lists may have made this one stale
  useEffect(() => void products.ensure(filter), [version, status, categoryId, q, trashed])
  const list = products.read(filter)
  return {
    items: list && itemsOf(list),
    error: products.error(filter),
    isPending: products.isPending(filter),
    hasMore: Boolean(list?.pages.at(-1)?.nextCursor),
    more: () => void products.more(filter),
    retry: () => products.retry(filter),
  }
}
