import Type, { type Static } from 'typebox'
import { cursors } from '../platform/cursor.ts'
import { AppError } from '../platform/errors.ts'
import type { Grants } from '../platform/grants.ts'
import { pageOf } from '../platform/page-of.ts'
import { type Download, Id, type PageOf } from '../platform/schemas.ts'
import { summarize } from './counts.ts'
import { createMatching, hasFilters, leadingFacet, needsLookingThrough } from './facets.ts'
import type { PhotoQuery, PhotoSummary } from './list-schemas.ts'
import { locked, ownPhoto, type SeesPrivate, seesNothingPrivate } from './ownership.ts'
import { originalPath } from './paths.ts'
import type { ListedPhoto } from './record.ts'
import type { Photo, PhotoTile } from './schemas.ts'
import type { ListRange, PhotoStore } from './store.ts'
import { toPhoto, toTile } from './views.ts'

export const DEFAULT_PAGE = 100
/** How many photos one request examines for rare combinations of filters; the cursor continues from there. */
const MAX_LOOKED_THROUGH = 2000
const LOOK_AT_ONCE = 400
/** Letters and words that one request searches: about a tenth of a second of processor time. */
const MOST_WORK = 2_000_000

const SORT_KEYS = { taken: 'takenKey', added: 'addedAt', title: 'titleKey' } as const

/** A cursor belongs to one sort order; in another its position would be meaningless. */
const Position = Type.Object(
  {
    sort: Type.Enum(['taken', 'added', 'title']),
    order: Type.Enum(['asc', 'desc']),
    key: Type.String(),
    id: Id,
  },
  { additionalProperties: false },
)
const positions = cursors(Position)

export interface BrowsingDeps {
  store: Pick<PhotoStore, 'get' | 'list' | 'counts'>
  grants: Pick<Grants, 'download'>
}

/** Every order but that by hand, which albums list themselves. */
export type ListQuery = Omit<PhotoQuery, 'sort'> & { sort?: keyof typeof SORT_KEYS }

/** Lists photos by what they are and how they are sorted. */
export function createListing({ store }: { store: Pick<PhotoStore, 'list'> }) {
  return {
    /** A page may be shorter than requested, even empty, without being the last: only `nextCursor` tells. */
    async list(ownerId: string, query: ListQuery, sees = seesNothingPrivate): Promise<PageOf<PhotoTile>> {
      if (query.private && !(await sees())) throw locked()
      const { items, nextCursor } = await listBy(store.list, ownerId, query)
      return { items: items.map(toTile), nextCursor }
    },
  }
}

/** The same for whatever `read` reads of the photos. Private ones are its caller's to ask about. */
export async function listBy<Part extends ListedPhoto>(
  read: (range: ListRange) => Promise<Part[]>,
  ownerId: string,
  query: ListQuery,
): Promise<PageOf<Part>> {
  const { limit = DEFAULT_PAGE, sort = 'taken', order = sort === 'title' ? 'asc' : 'desc' } = query
  const sortKey = SORT_KEYS[sort]
  const forFilters = hasFilters(query)
  const facet = leadingFacet(query)
  const range = { ownerId, facet, sortKey, order, forFilters, ...dayRange(query, sortKey) }
  const looksThrough = needsLookingThrough(query) || (hasDays(query) && sort !== 'taken')
  const positionOf = (photo: Part) => ({ sort, order, key: photo[sortKey], id: photo.id })

  const { matches, work } = createMatching(query)
  const found: Part[] = []
  let after = query.cursor === undefined ? undefined : decode(query.cursor, sort, order)
  for (let looked = 0; found.length <= limit && looked < MAX_LOOKED_THROUGH; looked += LOOK_AT_ONCE) {
    const atOnce = looksThrough ? LOOK_AT_ONCE : limit + 1
    const photos = await read({ ...range, limit: atOnce, ...(after && { after }) })
    let last: Part | undefined
    for (const photo of photos) {
      last = photo
      if (matches(photo) && isWithinDays(photo, query)) found.push(photo)
      if (work() >= MOST_WORK) break
    }
    const isEnd = photos.length < atOnce && last === photos.at(-1)
    after = isEnd || !last ? undefined : positionOf(last)
    if (!after || !looksThrough || work() >= MOST_WORK) break
  }
  return pageOf(found, { limit, positionOf, encode: positions.encode, stoppedAt: after ?? null })
}

export function createBrowsing({ store, grants }: BrowsingDeps) {
  async function shownPhoto(ownerId: string, id: string, sees: SeesPrivate) {
    const photo = ownPhoto(await store.get(id), ownerId, id)
    if (photo.isPrivate && !(await sees())) throw locked()
    return photo
  }

  return {
    /** Throws AppError `not-found`, or `forbidden` for a private photo while private photos are locked. */
    async get(ownerId: string, id: string, sees = seesNothingPrivate): Promise<Photo> {
      return toPhoto(await shownPhoto(ownerId, id, sees))
    },

    ...createListing({ store }),

    async summary(ownerId: string): Promise<PhotoSummary> {
      return summarize(await store.counts(ownerId))
    },

    /** A short-lived URL of the original bytes. Throws AppError `not-found`, `forbidden` or `conflict`. */
    async download(ownerId: string, id: string, sees = seesNothingPrivate): Promise<Download> {
      const photo = await shownPhoto(ownerId, id, sees)
      if (photo.status === 'uploading') throw new AppError('conflict', 'This photo is still being uploaded')
      if (photo.status === 'rejected') throw new AppError('conflict', 'A rejected file is not kept')
      const { contentType, name } = photo
      return grants.download({ path: originalPath({ ownerId, photoId: id }), contentType, name })
    },

    /** The path of the square-croppable image of one's own photo; null when it does not exist (yet, or any more). */
    async avatarUrl(photoId: string, ownerId: string): Promise<string | null> {
      const photo = await store.get(photoId)
      return photo?.ownerId === ownerId && photo.state === 'live' && !photo.isPrivate
        ? toTile(photo).thumbnailUrl
        : null
    },
  }
}

function decode(cursor: string, sort: string, order: string): Static<typeof Position> {
  const position = positions.decode(cursor)
  if (position.sort === sort && position.order === order) return position
  throw new AppError('invalid', 'This cursor belongs to a list in another order', {
    errors: [{ field: 'cursor', message: 'belongs to a list in another order' }],
  })
}

const hasDays = ({ from, to }: PhotoQuery) => from !== undefined || to !== undefined

function isWithinDays({ day }: ListedPhoto, { from, to }: PhotoQuery): boolean {
  return (from === undefined || day >= from) && (to === undefined || day <= to)
}

/** Days are a range of the sort key when photos are sorted by time of capture; otherwise each photo is checked. */
function dayRange(
  { from, to }: PhotoQuery,
  sortKey: ListRange['sortKey'],
): Pick<ListRange, 'from' | 'before'> {
  if (sortKey !== 'takenKey') return {}
  // Sort keys of a day begin with the day and "T"; "U" is the next letter.
  return { ...(from !== undefined && { from }), ...(to !== undefined && { before: `${to}U` }) }
}
