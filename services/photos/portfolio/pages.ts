// What the pages of a portfolio show. Everything private, trashed or not ready is left out, whatever an album says.
import { SECOND_MS } from '../../platform/durations.ts'
import { AppError } from '../../platform/errors.ts'
import { keepMostRecent } from '../../platform/keep-most-recent.ts'
import { readOn } from '../../platform/read-on.ts'
import type { PhotoRights } from '../rights/service.ts'
import { canBeShown } from '../shop-offering.ts'
import type { PhotoStore } from '../store.ts'
import type { AlbumsOfPortfolio, ShownAlbum } from './albums.ts'
import { toPublicPhoto } from './public-photo.ts'
import type { PortfolioReader } from './reader.ts'
import type { PortfolioRecord } from './record.ts'
import type { PortfolioPage, PortfolioView, PublicAlbum, PublicPhoto } from './schemas.ts'

/** Photos on one page of an album. */
export const PHOTOS_A_PAGE = 500
const READ_AT_ONCE = 250
/** What a page shows may be a second old; what an image shows is asked for apart. */
const KEPT_MS = SECOND_MS
const MOST_KEPT = 200

export interface PagesDeps {
  reader: Pick<PortfolioReader, 'byHandle'>
  albums: Pick<AlbumsOfPortfolio, 'get' | 'page' | 'has'>
  photos: Pick<PhotoStore, 'get'>
  rights: Pick<PhotoRights, 'of'>
  /** The person's shop, if it is open. */
  shopOf(ownerId: string): Promise<{ handle: string; name: string } | null>
  now: () => number
}

export interface FoundPortfolio {
  portfolio: PortfolioRecord
  isPreview: boolean
}

export type PortfolioPages = ReturnType<typeof createPages>

export function createPages({ reader, albums, photos, rights, shopOf, now }: PagesDeps) {
  const kept = keepMostRecent<{ at: number; view: Promise<PortfolioView> }>(MOST_KEPT)

  /** Null for an album that is gone or in the trash. */
  async function albumOf(ownerId: string, id: string): Promise<ShownAlbum | null> {
    try {
      const album = await albums.get(ownerId, id)
      return album.kind === 'album' && album.trashedAt === null ? album : null
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return null
      throw error
    }
  }

  async function coverOf(ownerId: string, album: ShownAlbum): Promise<PublicPhoto | null> {
    const [photo, profile] = await Promise.all([
      album.cover && photos.get(album.cover.photoId),
      rights.of(ownerId),
    ])
    if (!photo || !canBeShown(photo)) return null
    // A chosen cover of a smart album may be one that its filter does not find, whose images nobody may see.
    return (await albums.has(ownerId, album.id, photo)) ? toPublicPhoto(photo, profile) : null
  }

  async function home({ ownerId, albums: chosen }: PortfolioRecord): Promise<PortfolioView> {
    const shown = await Promise.all(
      chosen.map(async ({ id, slug }): Promise<PublicAlbum[]> => {
        const album = await albumOf(ownerId, id)
        if (!album) return []
        const { title, description, count } = album
        return [{ slug, title, description, count, cover: await coverOf(ownerId, album) }]
      }),
    )
    return { kind: 'home', albums: shown.flat() }
  }

  async function album(
    { ownerId, albums: chosen }: PortfolioRecord,
    slug: string,
    after: string | null,
  ): Promise<PortfolioView> {
    const entry = chosen.find((each) => each.slug === slug)
    const found = entry && (await albumOf(ownerId, entry.id))
    if (!entry || !found) throw new AppError('not-found', 'No such album')
    const profile = await rights.of(ownerId)
    const { items, nextCursor } = await readOn({
      ...{ after, most: PHOTOS_A_PAGE, atOnce: READ_AT_ONCE },
      async read(range) {
        const page = await albums.page({ ownerId, albumId: entry.id, ...range })
        const own = page.photos.filter(canBeShown).filter((photo) => photo.ownerId === ownerId)
        return { items: own.map((photo) => toPublicPhoto(photo, profile)), nextCursor: page.nextCursor }
      },
    })
    const { title, description, count } = found
    return {
      kind: 'album',
      album: { slug, title, description, count },
      photos: items,
      next: nextCursor,
      isFirst: after === null,
    }
  }

  /** What is not found is looked for again each time. */
  function keptView(key: string, look: () => Promise<PortfolioView>): Promise<PortfolioView> {
    const last = kept.get(key)
    if (last && Math.abs(now() - last.at) < KEPT_MS) return last.view
    const fresh = { at: now(), view: look() }
    kept.set(key, fresh)
    fresh.view.catch(() => {
      if (kept.peek(key) === fresh) kept.delete(key)
    })
    return fresh.view
  }

  return {
    /**
     * The portfolio with this handle, also by one that it had before. Throws AppError `not-found`: one that is not
     * published looks to everybody but its owner as if it did not exist.
     */
    async find(handle: string, accountId: string | null): Promise<FoundPortfolio> {
      const portfolio = await reader.byHandle(handle)
      if (!portfolio || (!portfolio.isPublished && portfolio.ownerId !== accountId))
        throw new AppError('not-found', 'No such portfolio')
      return { portfolio, isPreview: !portfolio.isPublished }
    },

    /** What every page shows around `view`. */
    async frame({ portfolio, isPreview }: FoundPortfolio, view: PortfolioView): Promise<PortfolioPage> {
      const { ownerId, handle, displayName, look, accent, takesMessages, linksShop } = portfolio
      return {
        ...{ handle, displayName, look, accent, takesMessages, isPreview, view },
        about: paragraphsOf(portfolio.about),
        shop: linksShop ? await shopOf(ownerId) : null,
      }
    },

    home: (portfolio: PortfolioRecord): Promise<PortfolioView> =>
      keptView(`${portfolio.ownerId} ${portfolio.updatedAt}`, () => home(portfolio)),

    /** Throws AppError `not-found`, and `invalid` for a cursor that was not made here. */
    album: (portfolio: PortfolioRecord, slug: string, after: string | null): Promise<PortfolioView> =>
      keptView(`${portfolio.ownerId} ${portfolio.updatedAt} ${slug} ${after ?? ''}`, () =>
        album(portfolio, slug, after),
      ),

    /** The addresses of its albums. */
    async addresses({ ownerId, albums: chosen }: PortfolioRecord): Promise<string[]> {
      const found = await Promise.all(
        chosen.map(async ({ id, slug }) => ((await albumOf(ownerId, id)) ? [slug] : [])),
      )
      return found.flat()
    },
  }
}

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
