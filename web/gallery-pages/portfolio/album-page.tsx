import {
  type PortfolioPage,
  type PortfolioView,
  type PublicPhoto,
  portfolioPath,
  publicImageUrl,
} from '../../../services/photos/portfolio/schemas.ts'
import { PublicPicture } from './public-picture.tsx'
import { photoSizes } from './sizes.ts'

interface AlbumPageProps {
  page: PortfolioPage
  view: Extract<PortfolioView, { kind: 'album' }>
}

export function AlbumPage({ page: { handle, look }, view }: AlbumPageProps) {
  const { album, photos, next, isFirst } = view
  const address = portfolioPath(handle, `/${album.slug}`)
  return (
    <>
      <div className="album-head">
        <h1>{album.title}</h1>
        {isFirst && album.description && <p>{album.description}</p>}
      </div>
      {photos.length === 0 ? (
        <p className="py-16 text-center text-ink-soft">There are no photos here yet.</p>
      ) : (
        <ul className="photo-list" data-photos="" aria-label={`Photos of ${album.title}`}>
          {photos.map((photo, at) => (
            <Photo key={photo.id} photo={photo} look={look} album={album.title} isFirst={at < FIRST[look]} />
          ))}
        </ul>
      )}
      {(next || !isFirst) && (
        <nav aria-label="Pages" className="pager">
          {!isFirst && <a href={address}>Back to the first photos</a>}
          {next && (
            <a href={`${address}/more?after=${encodeURIComponent(next)}`} rel="next">
              More photos
            </a>
          )}
        </nav>
      )}
    </>
  )
}

/** Photos that are in the first window of a page. */
const FIRST = { grid: 2, editorial: 1, wall: 1 }

interface PhotoProps {
  photo: PublicPhoto
  look: PortfolioPage['look']
  album: string
  isFirst: boolean
}

function Photo({ photo, look, album, isFirst }: PhotoProps) {
  const ratio = photo.width / photo.height
  const { title, description, copyright, creator } = photo
  return (
    <li className={ratio < 1 ? 'tall' : 'wide'} style={{ ['--ratio' as string]: ratio.toFixed(4) }}>
      <figure>
        <a
          href={publicImageUrl(photo, 2048)}
          data-photo={photo.id}
          data-title={title}
          data-description={description}
          data-credit={copyright || creator}
        >
          <PublicPicture photo={photo} fallback={album} sizes={photoSizes(look, ratio)} isFirst={isFirst} />
        </a>
        {look !== 'grid' && (title || description) && (
          <figcaption>
            {title && <span className="photo-title">{title}</span>}
            {description && <span className="photo-description">{description}</span>}
          </figcaption>
        )}
      </figure>
    </li>
  )
}
