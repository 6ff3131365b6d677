import type { Account } from '../accounts/schemas.ts'
import type { PhotoTile } from '../photos/schemas.ts'

/** What happens in one person's studio, from the database's listeners. */
export interface LiveSources {
  accounts: {
    watch(id: string, changed: (account: Account) => void, failed: (error: Error) => void): () => void
  }
  photos: {
    watch(
      ownerId: string,
      since: string | null,
      listener: {
        changed(tile: PhotoTile, at: string): void
        removed(id: string, at: string): void
        failed(error: Error): void
      },
    ): () => void
  }
  shelf: { watchCount(changed: (count: number) => void, failed: (error: Error) => void): () => void }
  sessions: {
    watchIds(
      accountId: string,
      changed: (ids: Set<string>) => void,
      failed: (error: Error) => void,
    ): () => void
  }
}

/** One server-sent event. Events with an id are resumed from there. */
export interface LiveEvent {
  type: 'photo' | 'photo-removed' | 'account' | 'shelf'
  data: unknown
  id?: string
}

export interface Subscriber {
  sessionId: string
  send(event: LiveEvent): void
  /** No more events come; the browser may connect again. */
  end(): void
}

export interface Feed {
  /** Whether everything after `since` can still be told from memory. */
  covers(since: string): boolean
  add(subscriber: Subscriber, since: string): void
  remove(subscriber: Subscriber): void
}

export interface FeedOptions {
  sources: LiveSources
  accountId: string
  isAdmin: boolean
  /** RFC 3339, UTC with milliseconds: positions compare as text. */
  since: string
  /** The feed has ended: by its last subscriber, or because a listener failed. */
  ended: (error?: Error) => void
}

/** More photos than this change only in bulk work: whoever resumes from before then gets a listener of their own. */
const REMEMBERED_PHOTOS = 2000

/** One set of database listeners, shared by all tabs of one person on this instance. */
export function createFeed({ sources, accountId, isAdmin, since, ended }: FeedOptions): Feed {
  const subscribers = new Set<Subscriber>()
  /** The latest event of each photo, oldest first. */
  const photos = new Map<string, LiveEvent & { id: string }>()
  const latest = new Map<'account' | 'shelf', LiveEvent>()
  let coveredFrom = since
  let stops: (() => void)[] = []

  function tell(event: LiveEvent): void {
    for (const subscriber of subscribers) subscriber.send(event)
  }

  function tellPhoto(photoId: string, event: LiveEvent & { id: string }): void {
    photos.delete(photoId)
    photos.set(photoId, event)
    const [oldest] = photos
    if (photos.size > REMEMBERED_PHOTOS && oldest) {
      photos.delete(oldest[0])
      coveredFrom = oldest[1].id
    }
    tell(event)
  }

  function tellState(type: 'account' | 'shelf', data: unknown): void {
    latest.set(type, { type, data })
    tell({ type, data })
  }

  function stop(error?: Error): void {
    for (const each of stops) each()
    stops = []
    const left = [...subscribers]
    subscribers.clear()
    ended(error)
    for (const subscriber of left) subscriber.end()
  }

  stops = [
    sources.photos.watch(accountId, since, {
      changed: (tile, at) => tellPhoto(tile.id, { type: 'photo', data: tile, id: at }),
      removed: (id, at) => tellPhoto(id, { type: 'photo-removed', data: { id }, id: at }),
      failed: stop,
    }),
    sources.accounts.watch(accountId, (account) => tellState('account', account), stop),
    sources.sessions.watchIds(
      accountId,
      (ids) => {
        for (const subscriber of subscribers)
          if (subscriber.sessionId && !ids.has(subscriber.sessionId)) {
            subscribers.delete(subscriber)
            subscriber.end()
          }
        if (subscribers.size === 0) stop()
      },
      stop,
    ),
    ...(isAdmin ? [sources.shelf.watchCount((count) => tellState('shelf', { count }), stop)] : []),
  ]

  return {
    covers: (position) => position >= coveredFrom,
    add(subscriber, position) {
      subscribers.add(subscriber)
      for (const event of latest.values()) subscriber.send(event)
      for (const event of photos.values()) if (event.id > position) subscriber.send(event)
    },
    remove(subscriber) {
      if (subscribers.delete(subscriber) && subscribers.size === 0) stop()
    },
  }
}
