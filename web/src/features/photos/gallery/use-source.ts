// What the gallery draws: its sections, and how to get more of them.
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { PhotoQuery } from '../../../../../services/photos/list-schemas.ts'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { contains, itemsOf } from '../../../list-pages.ts'
import { lists, summaryQuery } from '../data/store.ts'
import { type Filters, isWholeTimeline, toQuery } from './filters.ts'
import { planStretches, type Stretch } from './plan.ts'
import { listSections, type Section, stretchSections } from './sections.ts'

export interface GallerySource {
  sections: readonly Section[]
  /** Known for the whole timeline, and for a list once all of it is fetched. */
  total: number | null
  /** Whether photos leave it when they are archived or moved back. */
  leavesWhenArchived?: boolean
  /** Whether jumping by date makes sense. */
  hasDates: boolean
  isLoading: boolean
  error: unknown
  retry(): void
  /** Fetches the missing photos of these sections. */
  need(sections: Iterable<Section>): void
  /** Fetches up to `MOST_SELECTED` photos; `onProgress` gets the number of photos so far. */
  all(signal: AbortSignal, onProgress: (count: number) => void): Promise<PhotoTile[]>
  /** The ids from one photo to another, both included, after fetching those in between. */
  between(id: string, other: string): Promise<string[]>
}

interface Part {
  query: PhotoQuery
  stretch: Stretch | null
}

export interface SourceOptions {
  trashed?: boolean
  private?: boolean
  archived?: boolean
  /** One list with an order and conditions of its own; the same object as long as it is the same list. */
  list?: PhotoQuery
}

export function useSource(filters: Filters, options: SourceOptions = {}): GallerySource {
  const { list: own } = options
  const isOwn = own !== undefined || options.trashed || options.private || options.archived
  const isWhole = !isOwn && isWholeTimeline(filters)
  const summary = useQuery({ ...summaryQuery, enabled: isWhole })
  const version = useSyncExternalStore(lists.subscribe, lists.version)
  const planned = useRef<Stretch[]>([])
  const cache = useRef(new Map<string, { stretch: Stretch | null; list: unknown; sections: Section[] }>())
  /** Once something has been shown, keeping the space that the counts reserve is better than starting over. */
  const hasBegun = useRef(false)
  const trashed = options.trashed ?? false
  const isPrivate = options.private ?? false
  const archived = options.archived ?? false

  const parts = useMemo((): Part[] => {
    if (own) return [{ query: own, stretch: null }]
    const hidden = isPrivate ? { private: true } : archived ? { archived } : {}
    const query: PhotoQuery = trashed ? { trashed, ...hidden } : { ...toQuery(filters), ...hidden }
    if (!isWhole) return [{ query, stretch: null }]
    const days = summary.data?.days ?? []
    planned.current = planStretches(days, planned.current)
    const { from = '0000', to = '9999' } = filters
    const inside = planned.current.filter((stretch) => stretch.to >= from && stretch.from <= to)
    const parts = inside.map((stretch) => ({
      query: {
        sort: query.sort!,
        order: query.order!,
        from: stretch.from > from ? stretch.from : from,
        to: stretch.to < to ? stretch.to : to,
      },
      stretch: { ...stretch, days: stretch.days.filter(({ day }) => day >= from && day <= to) },
    }))
    return query.order === 'asc' ? parts.reverse() : parts
  }, [filters, isWhole, trashed, isPrivate, archived, own, summary.data])

  const sections = useMemo(() => {
    void version
    return parts.flatMap(({ query, stretch }) => {
      const key = JSON.stringify(query)
      const list = lists.read(query)
      const known = cache.current.get(key)
      if (known && known.list === list && known.stretch === stretch) return known.sections
      const sections = stretch ? stretchSections(query, stretch.days, list) : listSections(query, list)
      cache.current.set(key, { stretch, list, sections })
      return sections
    })
  }, [parts, version])

  // Nothing is shown until the beginning is there; stale lists of unknown size are fetched again.
  useEffect(() => {
    void version
    if (parts[0] && !(isWhole && hasBegun.current)) void lists.ensure(parts[0].query)
  }, [isWhole, parts, version])

  const need = useCallback((wanted: Iterable<Section>) => {
    const seen = new Set<PhotoQuery>()
    for (const { query, missing } of wanted) {
      if (seen.has(query)) continue
      seen.add(query)
      void lists.ensure(query)
      if (missing > 0 && lists.read(query) && !lists.isPending(query) && !lists.error(query))
        void lists.more(query)
    }
  }, [])

  const between = useCallback(
    async (id: string, other: string) => {
      const at = [id, other].map((each) =>
        parts.findIndex(({ query }) => {
          const list = lists.read(query)
          return list && contains(list, each)
        }),
      )
      const ids: string[] = []
      for (const { query } of parts.slice(Math.min(...at), Math.max(...at) + 1)) {
        // In a list of its own both ends are fetched, and so is everything in between.
        if (parts.length > 1) await fetchWhole(query, new AbortController().signal)
        ids.push(...tilesOf(query).map((tile) => tile.id))
      }
      return ids
    },
    [parts],
  )

  const first = parts[0]?.query
  const all = useCallback(
    async (signal: AbortSignal, onProgress: (count: number) => void) => {
      const queue = parts.map(({ query }) => query)
      let had = 0
      const fetchNext = async (): Promise<void> => {
        const query = had < MOST_SELECTED ? queue.shift() : undefined
        if (!query) return
        await fetchWhole(query, signal, MOST_SELECTED)
        had += count(query)
        onProgress(had)
        return fetchNext()
      }
      await Promise.all(Array.from({ length: AT_ONCE }, fetchNext))
      // Another is among them when there are more, so that it can be said.
      return parts.flatMap(({ query }) => tilesOf(query)).slice(0, MOST_SELECTED + 1)
    },
    [parts],
  )

  const hasFirst = !first || lists.read(first) !== undefined
  const listError = hasFirst ? undefined : lists.error(first)
  if (first && (hasFirst || listError)) hasBegun.current = true
  const refetch = summary.refetch
  return {
    sections,
    total: isWhole ? totalOf(sections, summary.data?.total, filters) : first ? countIfComplete(first) : null,
    hasDates: isWhole,
    leavesWhenArchived: !own && !trashed && !isPrivate && !filters.favourite,
    isLoading: (isWhole && summary.isPending) || (!hasFirst && !listError && !(isWhole && hasBegun.current)),
    error: (isWhole && !summary.data ? summary.error : null) ?? listError,
    retry: () => {
      if (isWhole) void refetch()
      for (const { query } of parts.slice(0, 3)) void lists.retry(query)
    },
    need,
    all,
    between,
  }
}

/** Photos that one selection holds: as many as a phone can list and a minute can change. */
export const MOST_SELECTED = 20_000
/** Concurrent requests when everything is fetched. */
const AT_ONCE = 5

async function fetchWhole(query: PhotoQuery, signal: AbortSignal, most = Number.POSITIVE_INFINITY) {
  await lists.ensure(query)
  for (;;) {
    signal.throwIfAborted()
    const error = lists.error(query)
    if (error) throw error
    if (!lists.read(query)?.pages.at(-1)?.nextCursor || count(query) > most) return
    await lists.more(query)
  }
}

function tilesOf(query: PhotoQuery): PhotoTile[] {
  const list = lists.read(query)
  return list ? itemsOf(list) : []
}

const count = (query: PhotoQuery) => tilesOf(query).length

function totalOf(
  sections: readonly Section[],
  total: number | undefined,
  { from, to }: Filters,
): number | null {
  if (!from && !to) return total ?? null
  return sections.reduce((sum, { tiles, missing }) => sum + tiles.length + missing, 0)
}

const countIfComplete = (query: PhotoQuery) =>
  lists.read(query)?.pages.at(-1)?.nextCursor === null ? count(query) : null
