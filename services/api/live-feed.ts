import type { LiveSource, LiveState, LiveStream } from '../platform/live.ts'
import type { LiveEvent } from './live-event.ts'
import { createLiveMemory, type LiveMemory } from './live-memory.ts'
import { quietStartOf, startOf } from './live-position.ts'
import { keepWatching } from './live-watch.ts'

/** Every room's source, by the room's name. */
export type LiveSources = Record<string, LiveSource>

export interface Subscriber {
  sessionId: string
  send(event: LiveEvent): void
  /** Called when no more events come; the browser may reconnect. */
  end(): void
}

export interface Feed {
  /** Whether everything after `since` can still be sent from memory. */
  covers(since: string): boolean
  add(subscriber: Subscriber, since: string): void
  remove(subscriber: Subscriber): void
}

export interface FeedOptions {
  sources: LiveSources
  sessions: {
    watchIds(
      accountId: string,
      changed: (ids: Set<string>) => void,
      failed: (error: Error) => void,
    ): () => void
  }
  accountId: string
  isAdmin: boolean
  /** RFC 3339, UTC with milliseconds. */
  since: string
  now: () => number
  /** Called when one room's source failed; it is watched again by itself. */
  failed: (source: string, error: unknown) => void
  /**
   * Called when the feed has ended: because its last subscriber left, or because the open sessions are no longer known.
   */
  ended: (error?: Error) => void
}

/** One watch of every room, shared by all tabs of one person on this instance. */
export function createFeed(options: FeedOptions): Feed {
  const { accountId, since, failed, ended } = options
  const subscribers = new Set<Subscriber>()
  const memories: LiveMemory[] = []
  /** The latest state by room and type. */
  const states = new Map<string, LiveEvent>()
  /** Streams that are currently not watched. */
  const away = new Set<string>()

  const sources = Object.entries(options.sources).filter(
    ([, { audience }]) => audience !== 'admins' || options.isAdmin,
  )
  const stops = [
    options.sessions.watchIds(
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
    ...sources.map(([name, source]) =>
      source.kind === 'stream' ? watchStream(name, source) : watchState(name, source),
    ),
  ]

  function watchState(name: string, source: LiveState): () => void {
    return keepWatching({
      start: (listener) => source.watch(accountId, listener),
      changed({ type, data }) {
        const event = { change: JSON.stringify({ type, data }) }
        states.set(`${name} ${type}`, event)
        tell(event)
      },
      failed: (error) => failed(name, error),
    })
  }

  function watchStream(name: string, source: LiveStream): () => void {
    const memory = createLiveMemory(since)
    memories.push(memory)
    let from = since
    return keepWatching({
      start: (listener) => source.watch(accountId, from, listener),
      changed({ type, data, key, at }) {
        // While another stream is down no position may be sent that is beyond what that stream has yet to report.
        const event = { change: JSON.stringify({ type, data }), ...(away.size === 0 && { id: at }) }
        memory.add(key, at, event)
        tell(event)
      },
      failed(error) {
        away.add(name)
        failed(name, error)
      },
      restarting(isQuiet) {
        away.delete(name)
        const [latest, now] = [memory.latest(), options.now()]
        from = isQuiet ? quietStartOf(latest, now) : startOf(latest, now)
      },
    })
  }

  function tell(event: LiveEvent): void {
    for (const subscriber of subscribers) subscriber.send(event)
  }

  function stop(error?: Error): void {
    for (const each of stops.splice(0)) each()
    const left = [...subscribers]
    subscribers.clear()
    ended(error)
    for (const subscriber of left) subscriber.end()
  }

  return {
    covers: (position) => memories.every((memory) => memory.covers(position)),
    add(subscriber, position) {
      subscribers.add(subscriber)
      for (const event of states.values()) subscriber.send(event)
      for (const memory of memories) for (const event of memory.after(position)) subscriber.send(event)
    },
    remove(subscriber) {
      if (subscribers.delete(subscriber) && subscribers.size === 0) stop()
    },
  }
}
