// Lists of one kind of thing in the query cache: fetched page by page on demand, and kept up to date by live changes,
// even while their page is closed. Each list is one query.
import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query'
import type { PageOf } from '../../services/platform/schemas.ts'
import { createGathering } from './gathering.ts'
import { type Change, createListEdits } from './list-edits.ts'
import {
  arranged,
  find,
  type Listed,
  type ListPages,
  type ListRules,
  type Merged,
  merge,
  without,
  withPage,
} from './list-pages.ts'
import { createListRests } from './list-rests.ts'
import { createListSignal } from './list-signal.ts'

export interface LiveListsDeps<Item, Query> {
  client: QueryClient
  /** The first part of the lists' query keys. */
  name: string
  rules: ListRules<Item, Query>
  fetchPage(query: Query, cursor: string | null): Promise<PageOf<Item>>
  /** Called for every item that is shown anew, to update copies elsewhere. */
  shown?(item: Item): void
  /** Called after changes of the live stream were applied. */
  heard?(items: Item[]): void
  /** Milliseconds. */
  now(): number
}

type Put<Item, Query> = (list: ListPages<Item>, query: Query) => Merged<Item>

interface Fetching<Item, Query> {
  promise: Promise<void>
  /** What changed meanwhile, the latest version of each item, because the answer may be older. */
  changes: Map<string, Put<Item, Query>>
}

export type LiveLists<Item extends Listed, Query extends object> = ReturnType<
  typeof createLiveLists<Item, Query>
>

export function createLiveLists<Item extends Listed, Query extends object>(deps: LiveListsDeps<Item, Query>) {
  const { client, name, rules, fetchPage, now } = deps
  const root = [name, 'list'] as const
  const fetching = new Map<string, Fetching<Item, Query>>()
  const rests = createListRests(now)
  const edits = createListEdits<Item>()
  const { announce, subscribe, version } = createListSignal()
  const heard = createGathering<Item>((items) => {
    forgetOthers()
    apply(items)
    deps.heard?.(items)
  })
  const cache = client.getQueryCache()

  // A list is shown without a query observer, so garbage collection must not remove it.
  client.setQueryDefaults(root, { gcTime: Number.POSITIVE_INFINITY })

  const keyOf = (query: Query): QueryKey => [...root, query]
  const hashOf = (query: Query) => hashKey(keyOf(query))
  const read = (query: Query) => client.getQueryData<ListPages<Item>>(keyOf(query))

  let owner: unknown
  /** Clears what is kept beside the cache when that was cleared, because another person may have signed in. */
  function forgetOthers() {
    const queryKey = [name, 'owner']
    const mark = cache.build(
      client,
      client.defaultQueryOptions({ queryKey, gcTime: Number.POSITIVE_INFINITY }),
    )
    if (mark === owner) return
    owner = mark
    rests.clear()
    edits.clear()
    fetching.clear()
  }

  function all(): [Query, ListPages<Item>][] {
    return client
      .getQueriesData<ListPages<Item>>({ queryKey: root })
      .flatMap(([key, list]) => (list ? [[key.at(-1) as Query, list]] : []))
  }

  function put(id: string, change: Put<Item, Query>) {
    for (const [query, list] of all()) {
      const next = change(list, query)
      if (next.list !== list) client.setQueryData(keyOf(query), next.list)
      if (next.isStale) rests.spoil(hashOf(query))
    }
    for (const { changes } of fetching.values()) changes.set(id, change)
  }

  const showing =
    (id: string, item: Item | null): Put<Item, Query> =>
    (list, query) =>
      item ? merge(list, item, { query, rules }) : { list: without(list, id), isStale: false }

  function show(id: string, item: Item | null) {
    put(id, showing(id, item))
    if (item) deps.shown?.(item)
  }

  function apply(items: Iterable<Item>) {
    for (const item of items) show(item.id, edits.tell(item))
    announce()
  }

  /** Combines what was fetched with the edits under way and with what happened meanwhile. */
  function brought(list: ListPages<Item>, query: Query, changes: Fetching<Item, Query>['changes']) {
    const late = new Map(changes)
    for (const id of [...edits.ids()]) {
      if (late.has(id)) continue
      const item = find(list, id)
      late.set(id, showing(id, item ? edits.tell(item) : edits.shown(id)))
    }
    let isStale = false
    for (const change of late.values()) {
      const next = change(list, query)
      list = next.list
      isStale ||= next.isStale
    }
    return { list, isStale }
  }

  function once(query: Query, work: () => Promise<ListPages<Item>>): Promise<void> {
    const hash = hashOf(query)
    const running = fetching.get(hash)
    if (running) return running.promise
    const entry = cache.build(client, client.defaultQueryOptions({ queryKey: keyOf(query) }))
    const changes: Fetching<Item, Query>['changes'] = new Map()
    const promise = work()
      .then((fetched) => {
        // The person who asked has signed out, or the list was dropped, so it must not come back.
        if (cache.get(hash) !== entry) return
        const { list, isStale } = brought(fetched, query, changes)
        client.setQueryData(keyOf(query), list)
        rests.succeeded(hash)
        if (isStale) rests.spoil(hash)
      })
      .catch((error: unknown) => {
        if (cache.get(hash) === entry) rests.failed(hash, error)
      })
      .finally(() => {
        if (fetching.get(hash)?.changes === changes) fetching.delete(hash)
        announce()
      })
    fetching.set(hash, { promise, changes })
    return promise
  }

  async function fetchPages(query: Query, count: number): Promise<ListPages<Item>> {
    const pages: PageOf<Item>[] = []
    for (let cursor: string | null = null; pages.length < count; ) {
      const page: PageOf<Item> = await fetchPage(query, cursor)
      pages.push(page)
      cursor = page.nextCursor
      if (!cursor) break
    }
    return { pages }
  }

  /** Fetches the beginning, or a stale list again to its previous length. */
  function ensure(query: Query): Promise<void> {
    forgetOthers()
    const list = read(query)
    const hash = hashOf(query)
    if (list && !rests.isSpoilt(hash)) return Promise.resolve()
    // Failed lists also rest before they are retried.
    const wait = list || rests.error(hash) !== undefined ? rests.left(hash) : 0
    if (wait > 0) {
      setTimeout(announce, wait)
      return Promise.resolve()
    }
    rests.begin(hash)
    return once(query, () => fetchPages(query, list?.pages.length ?? 1))
  }

  return {
    read,
    ensure,
    error: (query: Query) => rests.error(hashOf(query)),
    isPending: (query: Query) => fetching.has(hashOf(query)),
    /** The lists of which something has been fetched. */
    queries: (): Query[] => all().map(([query]) => query),
    subscribe,
    version,

    /** Like `ensure`, but without a pause after a failure. */
    retry(query: Query): Promise<void> {
      rests.skip(hashOf(query))
      return ensure(query)
    },

    more(query: Query): Promise<void> {
      const cursor = read(query)?.pages.at(-1)?.nextCursor
      if (!cursor) return Promise.resolve()
      return once(query, async () => {
        const page = await fetchPage(query, cursor)
        return withPage(read(query), page)
      })
    },

    /** Merges an answer of the service. */
    apply,

    /** Merges an item from the live stream. */
    hear: heard.add,

    /** Removes items. Lists in which only the service knows whether they stay are fetched again. */
    remove(ids: Iterable<string>, isUncertain: (query: Query) => boolean = () => false) {
      for (const id of ids) {
        heard.delete(id)
        edits.forget(id)
        put(id, (list, query) =>
          isUncertain(query) ? { list, isStale: true } : { list: without(list, id), isStale: false },
        )
      }
      announce()
    },

    /**
     * Shows a change at once (null removes the items), keeps it once it was sent, and reverts it otherwise. What others
     * change meanwhile stays. Throws whatever `send` throws.
     */
    async edit<Answer>(
      items: readonly Item[],
      change: Change<Item>,
      send: () => Promise<Answer>,
    ): Promise<Answer> {
      forgetOthers()
      const edit = edits.begin(items, change)
      for (const id of edit.ids) show(id, edits.shown(id))
      announce()
      let isDone = false
      try {
        const answer = await send()
        isDone = true
        return answer
      } finally {
        forgetOthers()
        for (const [id, item] of edits.end(edit, isDone)) show(id, item)
        announce()
      }
    },

    /** Shows the items of a list in another order, where that is a person's own. */
    arrange(query: Query, order: (items: Item[]) => Item[]) {
      const list = read(query)
      if (!list) return
      client.setQueryData(keyOf(query), arranged(list, order))
      announce()
    },

    find(id: string): Item | undefined {
      for (const [, list] of all()) {
        const item = find(list, id)
        if (item) return item
      }
      return undefined
    },

    /** Something may have been missed, so lists are fetched again when they are next shown. */
    invalidate() {
      for (const [query] of all()) rests.spoil(hashOf(query))
      rests.forgive()
      announce()
    },

    /** Removes these lists from memory, and ignores answers for them that are under way. */
    drop(isDropped: (query: Query) => boolean) {
      client.removeQueries({
        queryKey: root,
        predicate: ({ queryKey }) => isDropped(queryKey.at(-1) as Query),
      })
      announce()
    },
  }
}
