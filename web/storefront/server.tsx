// What the API calls to render a page (services/api/storefront/renderer.ts).
import { renderToString } from 'react-dom/server'
import type { StorefrontPage } from '../../services/shop/storefront/schemas.ts'
import { CheckoutPage } from './checkout/checkout-page.tsx'
import { OrderPage } from './orders/order-page.tsx'
import { OrdersPage } from './orders/orders-page.tsx'
import { Storefront } from './storefront.tsx'

export const render = (page: StorefrontPage): string =>
  renderToString(<Storefront page={page} later={{ CheckoutPage, OrderPage, OrdersPage }} />)
