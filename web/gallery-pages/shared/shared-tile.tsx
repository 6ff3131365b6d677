import type { SharedPhoto } from '../../../services/photos/links/schemas.ts'
import { averageColour } from '../../storefront/average-colour.ts'

interface SharedTileProps {
  photo: SharedPhoto
  /** Its place among those of the page, from 1. */
  number: number
  canComment: boolean
  isFirst: boolean
}

export function SharedTile({ photo, number, canComment, isFirst }: SharedTileProps) {
  const { id, title, description, ratio, thumbhash, thumbnailUrl, previewUrl, downloadUrl } = photo
  const name = title || `Photo ${number}`
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
          width={ratio >= 1 ? 320 : Math.round(320 * ratio)}
          height={ratio >= 1 ? Math.round(320 / ratio) : 320}
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
