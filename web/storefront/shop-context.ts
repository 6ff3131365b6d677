import { createContext, use } from 'react'
import { type StorefrontPage, storefrontPath } from '../../services/shop/storefront/schemas.ts'

export const ShopContext = createContext<StorefrontPage | null>(null)

export interface Frame extends Omit<StorefrontPage, 'view'> {
  /** The address of a page of this shop. */
  path: (rest?: string) => string
  /** BCP 47. */
  locale: string
}

export function useShop(): Frame {
  const page = use(ShopContext)
  if (!page) throw new Error('There is no shop around this component')
  const { shop, categories, hasFaqs, isPreview } = page
  return {
    ...{ shop, categories, hasFaqs, isPreview },
    path: (rest) => storefrontPath(shop.handle, rest),
    locale: `${shop.language}-${shop.country}`,
  }
}
