import type { FastifyPluginAsync } from 'fastify'
import type { StorefrontPage } from '../../shop/storefront/schemas.ts'
import { createRenderer } from '../page-renderer.ts'
import { type CartPageDeps, cartPage } from './cart-page.ts'
import { storefrontPages } from './pages.ts'

/** Without a built web there are no pages, as everywhere else. */
export function createStorefrontPages({
  webRoot,
  ...deps
}: Omit<CartPageDeps, 'renderer'> & { webRoot: string }): FastifyPluginAsync[] {
  const renderer = createRenderer<StorefrontPage>(webRoot, 'storefront')
  if (!renderer) return []
  return [storefrontPages({ ...deps, renderer }), cartPage({ ...deps, renderer })]
}
