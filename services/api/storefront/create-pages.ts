import type { FastifyPluginAsync } from 'fastify'
import { type CartPageDeps, cartPage } from './cart-page.ts'
import { storefrontPages } from './pages.ts'
import { createRenderer } from './renderer.ts'

/** Without a built web there are no pages, as everywhere else. */
export function createStorefrontPages({
  webRoot,
  ...deps
}: Omit<CartPageDeps, 'renderer'> & { webRoot: string }): FastifyPluginAsync[] {
  const renderer = createRenderer(webRoot)
  if (!renderer) return []
  return [storefrontPages({ ...deps, renderer }), cartPage({ ...deps, renderer })]
}
