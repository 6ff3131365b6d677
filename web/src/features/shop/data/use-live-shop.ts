import { useEffect } from 'react'
import { onLive } from '../../../live.ts'
import { categories } from './categories-data.ts'
import { discounts } from './discounts-data.ts'
import { faqs } from './faqs-data.ts'
import { catalogueImports } from './imports-data.ts'
import { hearOrder, refreshOrders } from './orders-data.ts'
import { products } from './products-data.ts'
import { keepShop, refreshShop } from './shop-data.ts'

/** Follows everything about the shop while a page of the room is open; what happened meanwhile is fetched then. */
export function useLiveShop(): void {
  useEffect(() => {
    const ends = [
      onLive('shop', (shop) => void keepShop(shop)),
      onLive('product', products.hear),
      onLive('product-removed', ({ id }) => products.remove([id])),
      onLive('category', (category) => void categories.keep(category)),
      onLive('category-removed', ({ id }) => categories.drop(id)),
      onLive('faq', (faq) => void faqs.keep(faq)),
      onLive('faq-removed', ({ id }) => faqs.drop(id)),
      onLive('discount', (discount) => void discounts.keep(discount)),
      onLive('discount-removed', ({ id }) => discounts.drop(id)),
      onLive('order', hearOrder),
      onLive('catalogue-import', (one) => void catalogueImports.keep(one)),
      onLive('catalogue-import-removed', ({ id }) => catalogueImports.drop(id)),
      onLive('resync', refreshAll),
    ]
    return () => {
      for (const end of ends) end()
      refreshAll()
    }
  }, [])
}

function refreshAll(): void {
  refreshShop()
  products.invalidate()
  for (const list of [categories, faqs, discounts, catalogueImports]) list.refresh()
  refreshOrders()
}
