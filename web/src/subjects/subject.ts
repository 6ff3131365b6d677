// A room's subject in the query cache: its lists, kept up to date while one of the room's pages is open.
import { useEffect, useSyncExternalStore } from 'react'
import type { PageOf } from '../../../services/platform/schemas.ts'
import { api } from '../api.ts'
import { itemsOf, type ListRules } from '../list-pages.ts'
import { createLiveLists } from '../live-list.ts'
import { queryClient } from '../query-client.ts'

export interface SubjectItem {
  id: string
  addedAt: string
  trashedAt: string | null
}

export interface SubjectQuery {
  trashed?: boolean
}

const rules: ListRules<SubjectItem, SubjectQuery> = {
  belongs: ({ trashed = false }, { trashedAt }) => ((trashedAt !== null) === trashed ? 'yes' : 'no'),
  position: (_query, { addedAt, id }) => [addedAt, id],
  isDescending: () => true,
}

const PAGE = 100

/** Lists of `path`, the latest added first. */
export function createSubject<Item extends SubjectItem>(
  path: `/${string}`,
  shown: (item: Item) => void = () => undefined,
) {
  return createLiveLists<Item, SubjectQuery>({
    client: queryClient,
    name: `subject${path}`,
    rules,
    fetchPage: ({ trashed }, cursor) =>
      api.get<PageOf<Item>>(path, {
        query: { limit: PAGE, trashed: trashed || undefined, cursor: cursor ?? undefined },
      }),
    shown,
    heard: (items) => items.forEach(shown),
    now: Date.now,
  })
}

export type SubjectLists<Item extends SubjectItem> = ReturnType<typeof createSubject<Item>>

export interface ListState<Item> {
  /** Undefined until something has been fetched. */
  items: readonly Item[] | undefined
  error: unknown
  isPending: boolean
  hasMore: boolean
  more: () => void
  retry: () => Promise<void>
}

/** A list as it is now; `isWhole` fetches every page of it. */
export function useSubjectList<Item extends SubjectItem>(
  lists: SubjectLists<Item>,
  query: SubjectQuery,
  { isWhole = false }: { isWhole?: boolean } = {},
): ListState<Item> {
  const version = useSyncExternalStore(lists.subscribe, lists.version)
  const list = lists.read(query)
  const hasMore = Boolean(list?.pages.at(-1)?.nextCursor)
  const isPending = lists.isPending(query)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the lists may have made this one stale
  useEffect(() => {
    void lists.ensure(query)
    if (isWhole && hasMore && !isPending) void lists.more(query)
  }, [version, hasMore, isPending])
  return {
    items: list && itemsOf(list),
    error: lists.error(query),
    isPending,
    hasMore,
    more: () => void lists.more(query),
    retry: () => lists.retry(query),
  }
}
