import type { PortfolioPage, PublicPhoto } from '../../../services/photos/portfolio/schemas.ts'

/** What all photos of the page say, where they say the same. */
function common(photos: readonly PublicPhoto[], field: 'copyright' | 'licenceUrl'): string {
  const values = new Set(photos.map((photo) => photo[field]))
  return values.size === 1 ? ([...values][0] ?? '') : ''
}

export function Footer({ page: { view, displayName, shop } }: { page: PortfolioPage }) {
  const photos =
    view.kind === 'album'
      ? view.photos
      : view.kind === 'home'
        ? view.albums.flatMap(({ cover }) => cover ?? [])
        : []
  const licenceUrl = common(photos, 'licenceUrl')
  return (
    <footer className="portfolio-footer">
      <p>{common(photos, 'copyright') || displayName}</p>
      <ul className="portfolio-links">
        {licenceUrl && (
          <li>
            <a href={licenceUrl} rel="license noopener">
              Licence
            </a>
          </li>
        )}
        {shop && (
          <li>
            <a href={`/shop/${shop.handle}`}>{shop.name}</a>
          </li>
        )}
        <li>
          <a href="/privacy">What is kept of you</a>
        </li>
      </ul>
    </footer>
  )
}
