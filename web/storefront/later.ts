// Pages that most visitors never open come in scripts of their own.
import type { StorefrontView } from '../../services/shop/storefront/schemas.ts'
import type { CheckoutPage } from './checkout/checkout-page.tsx'
import type { OrderPage } from './orders/order-page.tsx'
import type { OrdersPage } from './orders/orders-page.tsx'

export interface LaterPages {
  CheckoutPage?: typeof CheckoutPage
  OrderPage?: typeof OrderPage
  OrdersPage?: typeof OrdersPage
}

export async function loadLater(kind: StorefrontView['kind']): Promise<LaterPages> {
  if (kind === 'checkout') return import('./checkout/checkout-page.tsx')
  if (kind === 'order') return import('./orders/order-page.tsx')
  if (kind === 'orders') return import('./orders/orders-page.tsx')
  return {}
}
