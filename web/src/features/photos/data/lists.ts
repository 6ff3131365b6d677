// Lists of photos in the query cache: fetched page by page on demand, kept up to date by what
// happens live. A list is one query, in whole pages; the timeline is many of them.
import { hashKey, type QueryClient } from '@tanstack/react-query'
import type { Photo, PhotoQuery, PhotoSummary, PhotoTile } from '../../../../../services/photos/schemas.ts'
import { belongs, find, mergeTile, type TileList, without } from './merge.ts'
import type { TilePage } from './photos-api.ts'

export const PAGE_SIZE = 200

/** Milliseconds. */
const FRAME = 16
/** Milliseconds between two refreshes of the same list while changes keep coming. */
const REST = 2000

export const keys = {
  lists: ['photos', 'list'] as const,
  list: (query: PhotoQuery) => ['photos', 'list', query] as const,
  photo: (id: string) => ['photos', 'photo', id] as const,
  summary: ['photos', 'summary'] as const,
}

export interface ListsDeps {
  client: QueryClient
  fetchPage(query: PhotoQuery): Promise<TilePage>
  /** Milliseconds. */
  now(): number
}

export type Lists = ReturnType<typeof createLists>

export function createLists({ client, fetchPage, now }: ListsDeps) {
  const pending = new Map<string, Promise<void>>()
  const errors = new Map<string, unknown>()
  /** Lists that only a new fetch can make right. */
  const stale = new Set<string>()
  const rested = new Map<string, number>()
  const listeners = new Set<() => void>()
  let version = 0

  // A list is on the screen without an observer of its own; nothing may take it away meanwhile.
  client.setQueryDefaults(keys.lists, { gcTime: Number.POSITIVE_INFINITY })

  let isAnnounced = false
  /** Many lists change at once while photos arrive; what is on the screen is drawn anew once a frame. */
  function changed() {
    version++
    if (isAnnounced) return
    isAnnounced = true
    setTimeout(() => {
      isAnnounced = false
      for (const listener of listeners) listener()
    }, FRAME)
  }
  const read = (query: PhotoQuery) => client.getQueryData<TileList>(keys.list(query))
  function write(query: PhotoQuery, list: TileList) {
    client.setQueryData(keys.list(query), list)
  }

  async function fetchPages(query: PhotoQuery, count: number): Promise<TileList> {
    const pages: TilePage[] = []
    for (let cursor: string | null = null; pages.length < count; ) {
      const page: TilePage = await fetchPage({ ...query, limit: PAGE_SIZE, ...(cursor && { cursor }) })
      pages.push(page)
      cursor = page.nextCursor
      if (!cursor) break
    }
    return { pages }
  }

  function once(query: PhotoQuery, work: () => Promise<TileList | undefined>): Promise<void> {
    const hash = hashKey(keys.list(query))
    const running = pending.get(hash)
    if (running !== undefined) return running
    const promise = work()
      .then((list) => {
        errors.delete(hash)
        if (list) write(query, list)
      })
      .catch((error: unknown) => {
        errors.set(hash, error)
        stale.add(hash)
      })
      .finally(() => {
        pending.delete(hash)
        changed()
      })
    pending.set(hash, promise)
    return promise
  }

  function forEachList(change: (list: TileList, query: PhotoQuery) => { list: TileList; isStale: boolean }) {
    for (const [key, list] of client.getQueriesData<TileList>({ queryKey: keys.lists })) {
      if (!list) continue
      const query = key[2] as PhotoQuery
      const next = change(list, query)
      if (next.list !== list) write(query, next.list)
      if (next.isStale) stale.add(hashKey(key))
    }
  }

  return {
    read,
    error: (query: PhotoQuery) => errors.get(hashKey(keys.list(query))),
    isPending: (query: PhotoQuery) => pending.has(hashKey(keys.list(query))),
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    version: () => version,

    /** Fetches the beginning, or what became stale, as far as it was fetched. */
    ensure(query: PhotoQuery): Promise<void> {
      const list = read(query)
      const hash = hashKey(keys.list(query))
      if (list && !stale.has(hash)) return Promise.resolve()
      // What failed rests, too, before it is tried again.
      const wait = list || errors.has(hash) ? (rested.get(hash) ?? 0) + REST - now() : 0
      if (wait > 0) {
        setTimeout(changed, wait)
        return Promise.resolve()
      }
      rested.set(hash, now())
      stale.delete(hash)
      return once(query, () => fetchPages(query, list?.pages.length ?? 1))
    },

    more(query: PhotoQuery): Promise<void> {
      const cursor = read(query)?.pages.at(-1)?.nextCursor
      if (!cursor) return Promise.resolve()
      return once(query, async () => {
        const page = await fetchPage({ ...query, limit: PAGE_SIZE, cursor })
        const current = read(query)
        // What arrived live meanwhile must not come twice.
        const known = new Set(current?.pages.flatMap((each) => each.items.map((tile) => tile.id)))
        const items = page.items.filter((tile) => !known.has(tile.id))
        return { pages: [...(current?.pages ?? []), { ...page, items }] }
      })
    },

    apply(tiles: Iterable<PhotoTile>) {
      for (const tile of tiles) {
        let isListed = false
        forEachList((list, query) => {
          const merged = mergeTile(list, query, tile)
          if (!query.trashed && belongs(query, tile) !== 'no') isListed = true
          return merged
        })
        client.setQueryData<Photo>(keys.photo(tile.id), (photo) => photo && { ...photo, ...tile })
        if (!isListed && tile.trashedAt === null && !tile.isPrivate) announceDay(tile)
      }
      changed()
    },

    remove(ids: Iterable<string>) {
      for (const id of ids) {
        forEachList((list) => ({ list: without(list, id), isStale: false }))
        client.removeQueries({ queryKey: keys.photo(id), exact: true })
      }
      changed()
    },

    /**
     * What the live stream no longer tells about: deleted, or private. Lists of private photos are asked for
     * again, because only the service can say which of the two it is.
     */
    leave(ids: Iterable<string>) {
      for (const id of ids) {
        forEachList((list, query) =>
          query.private ? { list, isStale: true } : { list: without(list, id), isStale: false },
        )
        const queryKey = keys.photo(id)
        if (client.getQueryData<Photo>(queryKey)?.isPrivate)
          void client.invalidateQueries({ queryKey, exact: true })
        else client.removeQueries({ queryKey, exact: true })
      }
      changed()
    },

    forgetPrivate() {
      const isPrivate = ({ private: wanted }: PhotoQuery) => wanted === true
      client.removeQueries({
        queryKey: keys.lists,
        predicate: ({ queryKey }) => isPrivate(queryKey[2] as PhotoQuery),
      })
      client.removeQueries({
        queryKey: ['photos', 'photo'],
        predicate: ({ state }) => (state.data as Photo | undefined)?.isPrivate === true,
      })
      changed()
    },

    findTile(id: string): PhotoTile | undefined {
      for (const [, list] of client.getQueriesData<TileList>({ queryKey: keys.lists })) {
        const found = list && find(list, id)
        if (found) return found
      }
      return undefined
    },

    invalidate() {
      forEachList((list) => ({ list, isStale: true }))
      changed()
    },
  }

  /** A photo on a day the timeline did not have yet: the day must show at once; the exact count follows. */
  function announceDay({ day }: PhotoTile) {
    client.setQueryData<PhotoSummary>(keys.summary, (summary) => {
      if (!summary || summary.days.some((entry) => entry.day === day)) return summary
      const days = [...summary.days, { day, count: 1 }].sort((a, b) => (a.day < b.day ? 1 : -1))
      return { ...summary, total: summary.total + 1, days }
    })
  }
}
