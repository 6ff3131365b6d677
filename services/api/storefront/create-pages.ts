import type { FastifyPluginAsync } from 'fastify'
import { storefrontPages } from './pages.ts'
import { createRenderer } from './renderer.ts'
import type { VisitingDeps } from './visiting.ts'

/** Without a built web there are no pages, as everywhere else. */
export function createStorefrontPages({
  webRoot,
  ...deps
}: Omit<VisitingDeps, 'renderer'> & { webRoot: string }): FastifyPluginAsync[] {
  const renderer = createRenderer(webRoot)
  return renderer ? [storefrontPages({ ...deps, renderer })] : []
}
