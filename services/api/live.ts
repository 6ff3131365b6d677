import type { Identity } from '../accounts/tokens.ts'
import type { Log } from '../platform/log.ts'
import { createFeed, type Feed, type LiveSources, type Subscriber } from './live-feed.ts'

export interface Live {
  /** Sends what happened after `since` (null: what happens from now on), and what happens next. Returns what ends it. */
  subscribe(identity: Identity, since: string | null, subscriber: Subscriber): () => void
}

export interface LiveDeps {
  sources: LiveSources
  log: Log
  now: () => number
}

/** A page loads its list and opens its stream at about the same time; what changes between the two is told again. */
const OVERLAP_MS = 30_000

/** What was removed is remembered for so long; nobody has anything to hear from before. */
const LONGEST_BREAK_MS = 30 * 24 * 3_600_000

/** Keeps the feeds of everybody who has a stream open on this instance. */
export function createLive({ sources, log, now }: LiveDeps): Live {
  const feeds = new Map<string, Feed>()

  function start({ accountId, role }: Identity, since: string, isShared: boolean): Feed {
    const key = feedKey(accountId, role)
    const feed = createFeed({
      sources,
      accountId,
      isAdmin: role === 'admin',
      since,
      ended: (error) => {
        if (error) log.warn({ error }, 'Live updates ended; the browsers will connect again')
        if (isShared) feeds.delete(key)
      },
    })
    if (isShared) feeds.set(key, feed)
    return feed
  }

  return {
    subscribe(identity, since, subscriber) {
      const position = new Date(startOf(since, now()) - OVERLAP_MS).toISOString()
      const shared = feeds.get(feedKey(identity.accountId, identity.role))
      const feed =
        shared && (since === null || shared.covers(position)) ? shared : start(identity, position, !shared)
      feed.add(subscriber, position)
      return () => feed.remove(subscriber)
    },
  }
}

/** A role that was given or taken needs other listeners. */
const feedKey = (accountId: string, role: string) => `${accountId} ${role}`

function startOf(since: string | null, now: number): number {
  const given = since === null ? Number.NaN : Date.parse(since)
  return Number.isNaN(given) ? now : Math.min(Math.max(given, now - LONGEST_BREAK_MS), now)
}
