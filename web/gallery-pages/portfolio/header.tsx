import { type PortfolioPage, portfolioPath } from '../../../services/photos/portfolio/schemas.ts'

export function Header({ page }: { page: PortfolioPage }) {
  const { handle, displayName, view, takesMessages, shop } = page
  const home = portfolioPath(handle)
  const isHome = view.kind === 'home'
  return (
    <header className="portfolio-header">
      {isHome ? (
        <h1 className="portfolio-name">{displayName}</h1>
      ) : (
        <p className="portfolio-name">
          <a href={home}>{displayName}</a>
        </p>
      )}
      <nav aria-label="Portfolio">
        <ul className="portfolio-links">
          {!isHome && (
            <li>
              <a href={home}>All albums</a>
            </li>
          )}
          {shop && (
            <li>
              <a href={`/shop/${shop.handle}`}>Shop</a>
            </li>
          )}
          {takesMessages && (
            <li>
              <a href={`${isHome ? '' : home}#contact`}>Contact</a>
            </li>
          )}
        </ul>
      </nav>
    </header>
  )
}
