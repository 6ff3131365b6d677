// What the API calls to render a page (services/api/page-renderer.ts). Nothing of it is taken over in the browser: the
// pages work as they are, and `browser.ts` adds to them.
import { renderToStaticMarkup } from 'react-dom/server'
import type { GalleryPage } from '../../services/photos/portfolio/page-schemas.ts'
import { Portfolio } from './portfolio/portfolio.tsx'
import { Shared } from './shared/shared.tsx'

export const render = (gallery: GalleryPage): string =>
  renderToStaticMarkup(
    gallery.kind === 'portfolio' ? <Portfolio page={gallery.page} /> : <Shared page={gallery.page} />,
  )
