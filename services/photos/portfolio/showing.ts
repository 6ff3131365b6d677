// Which photos a portfolio shows to everybody, and in which version. It is asked for each image, and kept so briefly
// that a photo which is made private, trashed or taken out is gone with the next look, as all are with the portfolio.
import { SECOND_MS } from '../../platform/durations.ts'
import { CENTRE } from '../../platform/image-version.ts'
import { keepMostRecent } from '../../platform/keep-most-recent.ts'
import type { PhotoRecord } from '../record.ts'
import { rightsOf } from '../rights/rights.ts'
import type { Rights } from '../rights/schemas.ts'
import type { PhotoRights } from '../rights/service.ts'
import { canBeShown, sourceOf } from '../shop-offering.ts'
import type { PhotoStore } from '../store.ts'
import type { AlbumsOfPortfolio } from './albums.ts'
import { versionOf } from './public-photo.ts'
import type { PortfolioReader } from './reader.ts'
import type { PortfolioRecord } from './record.ts'

const KEPT_MS = SECOND_MS
const MOST_KEPT = 20_000

export interface ShowingDeps {
  photos: Pick<PhotoStore, 'get'>
  reader: Pick<PortfolioReader, 'byOwner'>
  albums: Pick<AlbumsOfPortfolio, 'has'>
  rights: Pick<PhotoRights, 'of'>
  now: () => number
}

export interface ShownImage {
  source: ReturnType<typeof sourceOf>
  focus: { x: number; y: number }
  version: string
  rights: Rights
  /** Until then only its owner may see it. */
  isPublished: boolean
}

export type PortfolioShowing = ReturnType<typeof createPortfolioShowing>

export function createPortfolioShowing({ photos, reader, albums, rights, now }: ShowingDeps) {
  const kept = keepMostRecent<{ at: number; shown: Promise<ShownImage | null> }>(MOST_KEPT)

  async function isInAlbums(photo: PhotoRecord, chosen: PortfolioRecord['albums']): Promise<boolean> {
    const likely = ({ id }: { id: string }) => (photo.albums.includes(id) ? 0 : 1)
    for (const { id } of chosen.toSorted((one, other) => likely(one) - likely(other)))
      if (await albums.has(photo.ownerId, id, photo)) return true
    return false
  }

  async function look(photoId: string): Promise<ShownImage | null> {
    const photo = await photos.get(photoId)
    const portfolio = canBeShown(photo) ? await reader.byOwner(photo.ownerId) : null
    if (!portfolio || !canBeShown(photo) || !(await isInAlbums(photo, portfolio.albums))) return null
    return {
      source: sourceOf(photo),
      focus: CENTRE,
      version: versionOf(photo),
      rights: rightsOf(photo, await rights.of(photo.ownerId)),
      isPublished: portfolio.isPublished,
    }
  }

  return {
    /** Null for an image that the viewer (null for a stranger) may not see, or that does not exist. */
    async find(photoId: string, version: string, viewerId: string | null = null): Promise<ShownImage | null> {
      let known = kept.get(photoId)
      if (!known || Math.abs(now() - known.at) >= KEPT_MS) {
        const fresh = { at: now(), shown: look(photoId) }
        known = fresh
        kept.set(photoId, fresh)
        fresh.shown.catch(() => {
          if (kept.peek(photoId) === fresh) kept.delete(photoId)
        })
      }
      const shown = await known.shown
      if (shown?.version !== version) return null
      return shown.isPublished || shown.source.ownerId === viewerId ? shown : null
    },
  }
}
