import type { PortfolioPage } from '../../../services/photos/portfolio/schemas.ts'
import { SkipLink } from '../skip-link.tsx'
import { AlbumPage } from './album-page.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { HomePage } from './home-page.tsx'
import { MissingPage } from './missing-page.tsx'

export function Portfolio({ page }: { page: PortfolioPage }) {
  const { view, look, isPreview } = page
  return (
    <div className={`portfolio look-${look}`}>
      <SkipLink />
      {isPreview && (
        <p className="bg-warn-wash px-4 py-2 text-center text-sm text-warn">
          This portfolio is not published. Only you see it, as it will be.
        </p>
      )}
      <Header page={page} />
      <main id="content" className="portfolio-main">
        {view.kind === 'home' && <HomePage page={page} albums={view.albums} />}
        {view.kind === 'album' && <AlbumPage page={page} view={view} />}
        {view.kind === 'missing' && <MissingPage page={page} />}
      </main>
      <Footer page={page} />
    </div>
  )
}
