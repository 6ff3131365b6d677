import type { FastifyPluginAsync } from 'fastify'
import type { GalleryPage } from '../../photos/portfolio/page-schemas.ts'
import { createRenderer } from '../page-renderer.ts'
import { type PortfolioPagesDeps, portfolioPages } from './portfolio-pages.ts'
import { type SharedPagesDeps, sharedPages } from './shared-pages.ts'

export interface GalleryPagesDeps {
  portfolio: Omit<PortfolioPagesDeps, 'renderer' | 'publicUrl'>
  shared: Omit<SharedPagesDeps, 'renderer' | 'publicUrl'>
  publicUrl: string
  webRoot: string
}

/** Without a built web there are no pages, as everywhere else. */
export function createGalleryPages({ webRoot, publicUrl, ...deps }: GalleryPagesDeps): FastifyPluginAsync[] {
  const renderer = createRenderer<GalleryPage>(webRoot, 'gallery')
  if (!renderer) return []
  const shared = { renderer, publicUrl }
  return [portfolioPages({ ...deps.portfolio, ...shared }), sharedPages({ ...deps.shared, ...shared })]
}
