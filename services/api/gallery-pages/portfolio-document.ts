import type { GalleryPage } from '../../photos/portfolio/page-schemas.ts'
import type { PortfolioPage } from '../../photos/portfolio/schemas.ts'
import { portfolioSeo } from '../../photos/portfolio/seo.ts'
import { pageDocument } from '../page-document.ts'
import type { Renderer } from '../page-renderer.ts'
import { createWriting } from '../page-writing.ts'

export const createPortfolioWriting = (renderer: () => Promise<Renderer<GalleryPage>>) =>
  createWriting<PortfolioPage, GalleryPage>({
    renderer,
    write(page, origin, { render, files }) {
      const { title, description, canonical, isIndexed, type, image, structured } = portfolioSeo(page, origin)
      const html = pageDocument({
        head: {
          ...{ language: 'en', title, description, structured, accent: page.accent },
          theme: page.look === 'wall' ? 'dark' : 'system',
          canonical: isIndexed ? canonical : null,
          shared: { type, siteName: page.displayName, url: canonical, image },
        },
        files,
        body: render({ kind: 'portfolio', page }),
      })
      return { html, isIndexed }
    },
  })
