import type { Identity } from '../accounts/tokens.ts'
import type { Log } from '../platform/log.ts'
import { createFeed, type Feed, type FeedOptions, type LiveSources, type Subscriber } from './live-feed.ts'
import { startOf } from './live-position.ts'
import type { Metrics } from './metrics.ts'

export interface Live {
  /**
   * Sends what happened after `since` (null means from now on), and then what happens next. Returns a function that
   * stops it.
   */
  subscribe(identity: Identity, since: string | null, subscriber: Subscriber): () => void
}

export interface LiveDeps {
  sources: LiveSources
  sessions: FeedOptions['sessions']
  metrics: Pick<Metrics, 'failedSources'>
  log: Pick<Log, 'warn' | 'error'>
  now: () => number
}

/** Keeps one feed for everybody who has a stream open on this instance. */
export function createLive({ sources, sessions, metrics, log, now }: LiveDeps): Live {
  const feeds = new Map<string, Feed>()

  function start({ accountId, role }: Identity, since: string, isShared: boolean): Feed {
    const key = feedKey(accountId, role)
    const feed = createFeed({
      sources,
      sessions,
      accountId,
      isAdmin: role === 'admin',
      since,
      now,
      failed(source, error) {
        metrics.failedSources.inc({ source })
        log.error({ source, error }, 'Live updates of one room failed; they are watched again in a while')
      },
      ended(error) {
        if (error) log.warn({ error }, 'Live updates ended; the browsers will connect again')
        if (isShared) feeds.delete(key)
      },
    })
    if (isShared) feeds.set(key, feed)
    return feed
  }

  return {
    subscribe(identity, since, subscriber) {
      const position = startOf(since, now())
      const shared = feeds.get(feedKey(identity.accountId, identity.role))
      const feed =
        shared && (since === null || shared.covers(position)) ? shared : start(identity, position, !shared)
      feed.add(subscriber, position)
      return () => feed.remove(subscriber)
    },
  }
}

/** The role is part of the key, because a changed role needs other listeners. */
const feedKey = (accountId: string, role: string) => `${accountId} ${role}`
