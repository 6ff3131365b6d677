import { AppError } from '../../platform/errors.ts'
import { checkHandle, handleRefusal } from '../../platform/handles.ts'
import { checkOneLine, isBlank } from '../../platform/one-line.ts'
import { slugFrom } from '../../platform/slug.ts'
import { type AlbumsOfPortfolio, isOpen } from './albums.ts'
import type { PortfolioReader } from './reader.ts'
import type { PortfolioFacts, PortfolioRecord } from './record.ts'
import type { HandleAvailability, Portfolio, PortfolioSettings } from './schemas.ts'
import type { PortfolioStore } from './store.ts'

export interface EditingDeps {
  store: Pick<PortfolioStore, 'get' | 'save' | 'ownerOf'>
  albums: Pick<AlbumsOfPortfolio, 'notes'>
  reader: Pick<PortfolioReader, 'changed'>
}

/** A portfolio keeps its earlier handles, so that nobody hoards names it has a limit. */
const MOST_HANDLES = 10

const wrong = (field: string, message: string) =>
  new AppError('invalid', `${field} ${message}`, { errors: [{ field, message }] })

/** What a person does with their portfolio. */
export function createEditing({ store, albums, reader }: EditingDeps) {
  /** The titles of the albums by their ids. Throws AppError `invalid` naming an album that cannot be shown. */
  async function titlesOf(ownerId: string, ids: readonly string[]): Promise<Map<string, string>> {
    const found = (await albums.notes(ownerId, ids)).filter(isOpen)
    const titles = new Map(found.map(({ id, title }) => [id, title]))
    ids.forEach((id, index) => {
      if (!titles.has(id)) throw wrong(`albumIds.${index}`, 'is not one of your albums')
    })
    return titles
  }

  return {
    /** Throws AppError `not-found` where there is none yet. */
    async get(ownerId: string): Promise<Portfolio> {
      const portfolio = await store.get(ownerId)
      if (!portfolio)
        throw new AppError('not-found', 'You have no portfolio yet.', { reason: 'no-portfolio' })
      return toPortfolio(portfolio)
    },

    /** Makes or changes it. Throws AppError `invalid` naming the field, `conflict` for a handle that is taken. */
    async save(ownerId: string, settings: PortfolioSettings): Promise<Portfolio> {
      const { albumIds, ...rest } = settings
      if (isBlank(rest.displayName)) throw wrong('displayName', 'is empty')
      checkOneLine({ displayName: rest.displayName })
      const earlier = await store.get(ownerId)
      const shown = new Set(earlier?.albums.map(({ id }) => id))
      // An album that was thrown away since it was chosen must not keep a person from saving the rest.
      const titles = await titlesOf(
        ownerId,
        albumIds.filter((id) => !shown.has(id)),
      )
      const saved = await store.save(ownerId, (before): PortfolioFacts => {
        const handles = handlesWith(before, rest.handle)
        const chosen = withSlugs(albumIds, before?.albums ?? [], titles)
        return { id: ownerId, ownerId, ...rest, state: 'live', handles, albums: chosen }
      })
      reader.changed(ownerId)
      return toPortfolio(saved)
    },

    /** Whether the person may give the portfolio this handle. */
    async availability(ownerId: string, handle: string): Promise<HandleAvailability> {
      const reason = handleRefusal(handle)
      if (reason) return { isAvailable: false, reason }
      const owner = await store.ownerOf(handle)
      const isAvailable = owner === null || owner === ownerId
      return { isAvailable, reason: isAvailable ? null : 'This handle is taken, or looks like one that is.' }
    },
  }
}

function handlesWith(before: PortfolioRecord | null, handle: string): string[] {
  const handles = before?.handles ?? []
  // One that it has had is its own, even when it is reserved by now.
  if (handles.includes(handle)) return handles
  checkHandle(handle)
  if (handles.length < MOST_HANDLES) return [...handles, handle]
  throw new AppError('conflict', `A portfolio has at most ${MOST_HANDLES} handles, and keeps them.`, {
    reason: 'too-many',
    errors: [{ field: 'handle', message: 'cannot be changed any more, except to an earlier one' }],
  })
}

/** Addresses stay; an album that is new gets one that no other of them has. */
function withSlugs(
  ids: readonly string[],
  before: PortfolioFacts['albums'],
  titles: ReadonlyMap<string, string>,
): PortfolioFacts['albums'] {
  const known = new Map(before.map(({ id, slug }) => [id, slug]))
  const taken = new Set(ids.flatMap((id) => known.get(id) ?? []))
  return ids.map((id) => {
    const own = known.get(id)
    if (own !== undefined) return { id, slug: own }
    const wanted = slugFrom(titles.get(id) ?? '', 'album')
    let slug = wanted
    for (let number = 2; taken.has(slug); number++) slug = `${wanted}-${number}`
    taken.add(slug)
    return { id, slug }
  })
}

function toPortfolio({
  handle,
  isPublished,
  displayName,
  about,
  look,
  accent,
  takesMessages,
  linksShop,
  albums,
  updatedAt,
}: PortfolioRecord): Portfolio {
  return {
    ...{ handle, isPublished, displayName, about, look, accent, takesMessages, linksShop, updatedAt },
    albumIds: albums.map(({ id }) => id),
    slugs: Object.fromEntries(albums.map(({ id, slug }) => [id, slug])),
  }
}
