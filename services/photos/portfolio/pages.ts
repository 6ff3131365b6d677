// What the pages of a portfolio show. Everything private, trashed or not ready is left out, whatever an album says.
import { SECOND_MS } from '../../platform/durations.ts'
import { AppError } from '../../platform/errors.ts'
import { keepBriefly } from '../../platform/keep-briefly.ts'
import { readOn } from '../../platform/read-on.ts'
import type { PhotoRights } from '../rights/service.ts'
import { canBeShown } from '../shop-offering.ts'
import type { PhotoStore } from '../store.ts'
import { type AlbumsOfPortfolio, isOpen, type ShownAlbum } from './albums.ts'
import { toPublicPhoto } from './public-photo.ts'
import type { PortfolioReader } from './reader.ts'
import type { PortfolioRecord } from './record.ts'
import type { PortfolioPage, PortfolioView, PublicAlbum, PublicPhoto } from './schemas.ts'

/** Photos on one page of an album. */
export const PHOTOS_A_PAGE = 500
const READ_AT_ONCE = 250
/** What a page shows may be a second old; what an image shows is asked for apart. */
const KEPT_MS = SECOND_MS
/** A page of 500 photos has about 200,000 letters. */
const MOST_LETTERS = 20_000_000
const LETTERS_OF_PHOTO = 400

export interface PagesDeps {
  reader: Pick<PortfolioReader, 'byHandle'>
  albums: Pick<AlbumsOfPortfolio, 'many' | 'notes' | 'page' | 'has'>
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
  const keptView = keepBriefly<PortfolioView>({ forMs: KEPT_MS, most: MOST_LETTERS, sizeOf: lettersOf, now })

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
    const slugs = new Map(chosen.map(({ id, slug }) => [id, slug]))
    const found = await albums.many(ownerId, [...slugs.keys()])
    const shown = await Promise.all(
      found.filter(isOpen).map(async (album): Promise<PublicAlbum> => {
        const { id, title, description, count } = album
        return { slug: slugs.get(id) ?? '', title, description, count, cover: await coverOf(ownerId, album) }
      }),
    )
    return { kind: 'home', albums: shown }
  }

  async function album(
    { ownerId, albums: chosen }: PortfolioRecord,
    slug: string,
    after: string | null,
  ): Promise<PortfolioView> {
    const entry = chosen.find((each) => each.slug === slug)
    if (!entry) throw noAlbum()
    const [notes, profile] = await Promise.all([albums.notes(ownerId, [entry.id]), rights.of(ownerId)])
    const [found] = notes.filter(isOpen)
    if (!found) throw noAlbum()
    const { items, nextCursor } = await readOn({
      ...{ after, most: PHOTOS_A_PAGE, atOnce: READ_AT_ONCE },
      async read(range) {
        const page = await albums.page({ ownerId, albumId: entry.id, ...range })
        const own = page.photos.filter(canBeShown).filter((photo) => photo.ownerId === ownerId)
        return { items: own.map((photo) => toPublicPhoto(photo, profile)), nextCursor: page.nextCursor }
      },
    })
    const { title, description } = found
    return {
      kind: 'album',
      album: { slug, title, description },
      photos: items,
      next: nextCursor,
      isFirst: after === null,
    }
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
      const slugs = new Map(chosen.map(({ id, slug }) => [id, slug]))
      const found = await albums.notes(ownerId, [...slugs.keys()])
      return found.filter(isOpen).map(({ id }) => slugs.get(id) ?? '')
    },
  }
}

const noAlbum = () => new AppError('not-found', 'No such album')

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')

/** About so many. */
function lettersOf(view: PortfolioView): number {
  if (view.kind === 'missing') return 1
  const photos = view.kind === 'album' ? view.photos : view.albums.flatMap(({ cover }) => cover ?? [])
  return photos.reduce(
    (sum, { title, description }) => sum + LETTERS_OF_PHOTO + title.length + description.length,
    0,
  )
}
