// What open windows are told about: the maker's about the shop, a customer's about the own cart and orders.
import Type from 'typebox'
import type { ChangesOf } from '../platform/live.ts'
import { Id } from '../platform/schemas.ts'
import { Category } from './categories/schemas.ts'
import { Discount } from './discounts/schemas.ts'
import { Faq } from './faqs/schemas.ts'
import { CatalogueImport } from './imports/schemas.ts'
import { OrderRow } from './orders/schemas.ts'
import { Product } from './products/schemas.ts'
import { Shop } from './shops/schemas.ts'

const Gone = Type.Object({ id: Id })

export const ShopChanges = {
  shop: Shop,
  product: Product,
  'product-removed': Gone,
  category: Category,
  'category-removed': Gone,
  faq: Faq,
  'faq-removed': Gone,
  discount: Discount,
  'discount-removed': Gone,
  order: OrderRow,
  'catalogue-import': CatalogueImport,
  'catalogue-import-removed': Gone,
  /** The caller's own cart in a shop has changed; the window asks for it. */
  cart: Type.Object({ handle: Type.String(), revision: Type.Integer() }),
  /** An order that the caller placed as a customer. */
  purchase: OrderRow,
}
export type ShopChanges = ChangesOf<typeof ShopChanges>
