import { SHARED_EDGES, type SharedPhoto } from '../../../services/photos/links/schemas.ts'
import { averageColour } from '../../storefront/average-colour.ts'
import { photoSizes } from '../portfolio/sizes.ts'

interface SharedTileProps {
  photo: SharedPhoto
  /** Its place among those of the page, from 1. */
  number: number
  canComment: boolean
  isFirst: boolean
}

export function SharedTile({ photo, number, canComment, isFirst }: SharedTileProps) {
  const { id, title, description, width, ratio, thumbhash, thumbnailUrl, previewUrl, downloadUrl } = photo
  const name = title || `Photo ${number}`
  const widthOf = (edge: number) => Math.min(width, Math.round(edge * Math.min(1, ratio)))
  const { thumbnail, preview } = SHARED_EDGES
  return (
    <li style={{ ['--ratio' as string]: ratio.toFixed(4) }}>
      <a
        href={previewUrl}
        data-photo={id}
        data-large={previewUrl}
        data-title={title}
        data-description={description}
        data-download={downloadUrl ?? undefined}
      >
        <img
          src={thumbnailUrl}
          // Rows are larger than thumbnails on most screens.
          srcSet={`${thumbnailUrl} ${widthOf(thumbnail)}w, ${previewUrl} ${widthOf(preview)}w`}
          sizes={photoSizes('grid', ratio)}
          width={widthOf(thumbnail)}
          height={Math.round(widthOf(thumbnail) / ratio)}
          alt={name}
          loading={isFirst ? 'eager' : 'lazy'}
          fetchPriority={isFirst ? 'high' : 'auto'}
          decoding={isFirst ? 'sync' : 'async'}
          style={{ backgroundColor: averageColour(thumbhash) }}
        />
      </a>
      {canComment && (
        <button
          type="button"
          className="heart"
          data-heart={id}
          aria-pressed={photo.isFavourite}
          aria-label={`Favourite: ${name}`}
        >
          <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
            <path d="M12 20.3 4.2 12.6a4.9 4.9 0 0 1 0-7 5 5 0 0 1 7 0l.8.8.8-.8a5 5 0 0 1 7 0 4.9 4.9 0 0 1 0 7Z" />
          </svg>
        </button>
      )}
      {photo.comments.length > 0 && (
        <span className="said" data-count={id}>
          {photo.comments.length} {photo.comments.length === 1 ? 'comment' : 'comments'}
        </span>
      )}
    </li>
  )
}
