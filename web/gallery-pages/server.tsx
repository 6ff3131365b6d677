// What the API calls to render a page (services/api/page-renderer.ts). Nothing of it is taken over in the browser: the
// pages work as they are, and `browser.ts` adds to them.
import { renderToStaticMarkup } from 'react-dom/server'
import type { GalleryPage } from '../../services/photos/portfolio/page-schemas.ts'
import { Portfolio } from './portfolio/portfolio.tsx'

export const render = ({ page }: GalleryPage): string => renderToStaticMarkup(<Portfolio page={page} />)
