import {
  type PortfolioPage,
  type PublicAlbum,
  portfolioPath,
} from '../../../services/photos/portfolio/schemas.ts'
import { ContactForm } from './contact-form.tsx'
import { PublicPicture } from './public-picture.tsx'
import { COVER_SIZES } from './sizes.ts'

interface HomePageProps {
  page: PortfolioPage
  albums: readonly PublicAlbum[]
}

export function HomePage({ page, albums }: HomePageProps) {
  const { about, handle, look, takesMessages } = page
  return (
    <>
      {about.length > 0 && (
        <div className="portfolio-about">
          {about.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      )}
      {albums.length === 0 ? (
        <p className="py-16 text-center text-ink-soft">There are no photos here yet. Come back soon.</p>
      ) : (
        <ul className="album-list" aria-label="Albums">
          {albums.map(({ slug, title, description, count, cover }, at) => (
            <li key={slug}>
              <a href={portfolioPath(handle, `/${slug}`)} className="album-card">
                <span className="album-cover">
                  {cover && (
                    <PublicPicture photo={cover} fallback="" sizes={COVER_SIZES[look]} isFirst={at === 0} />
                  )}
                </span>
                <span className="album-words">
                  <span className="album-title">{title}</span>
                  {description && <span className="album-description">{description}</span>}
                  {count !== null && (
                    <span className="album-count">
                      {count} {count === 1 ? 'photo' : 'photos'}
                    </span>
                  )}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {takesMessages && <ContactForm handle={handle} />}
    </>
  )
}
