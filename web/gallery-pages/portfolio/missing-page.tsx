import { type PortfolioPage, portfolioPath } from '../../../services/photos/portfolio/schemas.ts'

export const MissingPage = ({ page: { handle } }: { page: PortfolioPage }) => (
  <div className="py-24 text-center">
    <h1 className="text-3xl font-semibold">There is nothing here</h1>
    <p className="mt-3 text-ink-soft">The page has gone, or the address has a mistake in it.</p>
    <p className="mt-6">
      <a href={portfolioPath(handle)} className="text-accent underline underline-offset-4">
        All albums
      </a>
    </p>
  </div>
)
