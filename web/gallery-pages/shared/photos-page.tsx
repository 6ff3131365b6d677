import type { SharedPage } from '../../../services/photos/portfolio/page-schemas.ts'
import { DownloadAll } from './download-all.tsx'
import { SharedTile } from './shared-tile.tsx'

const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' })

export function PhotosPage({ page }: { page: Extract<SharedPage, { kind: 'photos' }> }) {
  const { path, api, archive, link, photos, next, isFirst, onlyFavourites } = page
  const { title, maker, recipient, message, canComment, expiresAt, total } = link
  const filter = onlyFavourites ? '?only=favourites' : ''
  return (
    <>
      <header className="shared-head">
        <h1>{title}</h1>
        <p className="shared-from">
          {[
            maker && `From ${maker}`,
            recipient && `for ${recipient}`,
            total !== null && `${total} ${total === 1 ? 'photo' : 'photos'}`,
            expiresAt && `until ${DAY.format(new Date(expiresAt))}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {message && <p className="shared-message">{message}</p>}
        <div className="shared-actions">
          {canComment && (
            <nav aria-label="Which photos" className="shared-filter">
              <a href={path} aria-current={onlyFavourites ? undefined : 'page'}>
                All
              </a>
              <a href={`${path}?only=favourites`} aria-current={onlyFavourites ? 'page' : undefined}>
                Favourites
              </a>
            </nav>
          )}
          {archive && photos.length > 0 && <DownloadAll {...archive} />}
        </div>
        {canComment && isFirst && !onlyFavourites && photos.length > 0 && (
          <p className="shared-hint">
            Mark what you like with the heart, and open a photo to write what you think of it.{' '}
            {maker || 'Who sent it'} sees it at once.
          </p>
        )}
      </header>
      <main
        id="content"
        className="portfolio-main"
        data-shared={api}
        data-maker={maker}
        data-can-comment={canComment ? '' : undefined}
      >
        {photos.length === 0 ? (
          <p className="py-16 text-center text-ink-soft">
            {onlyFavourites
              ? 'You have not marked any photo yet.'
              : 'There are no photos here at the moment.'}
          </p>
        ) : (
          <ul className="photo-list" data-photos="" aria-label="Photos">
            {photos.map((photo, at) => (
              <SharedTile
                key={photo.id}
                photo={photo}
                number={at + 1}
                canComment={canComment}
                isFirst={at < 2}
              />
            ))}
          </ul>
        )}
        {(next || !isFirst) && (
          <nav aria-label="Pages" className="pager">
            {!isFirst && <a href={path + filter}>Back to the first photos</a>}
            {next && (
              <a
                href={`${path}?after=${encodeURIComponent(next)}${onlyFavourites ? '&only=favourites' : ''}`}
                rel="next"
              >
                More photos
              </a>
            )}
          </nav>
        )}
        {canComment && photos.length > 0 && <p className="sr-only" role="status" data-said="" />}
      </main>
      <footer className="portfolio-footer">
        <p>{maker && `Sent by ${maker}`}</p>
        <p>
          <a href="/privacy" className="inline-block py-2 underline underline-offset-4">
            What is kept of you
          </a>
        </p>
      </footer>
    </>
  )
}
