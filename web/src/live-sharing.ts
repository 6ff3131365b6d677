// One stream for all tabs of a browser: the tab that holds the lock listens and forwards to the others.
import type { Live, LiveCallbacks, LiveState, LiveType } from './live-connection.ts'

type Message =
  | { kind: 'change'; type: LiveType; data: unknown }
  | { kind: 'state'; state: LiveState }
  | { kind: 'hello' }

export interface LiveChannel {
  post(message: Message): void
  /** Receives messages from the other tabs. */
  listen(callback: (message: Message) => void): void
}

export interface LiveSharingDeps {
  /** Listens to the server; used only while this tab is the leader. */
  live: Live
  channel: LiveChannel
  /**
   * Waits until no other tab is the leader, then calls back. The returned function ends the leadership; aborting ends
   * the wait. A tab that is closed, or has crashed, is no longer the leader.
   */
  lead: (signal: AbortSignal, begin: () => void) => () => void
}

export function createLiveSharing({ live, channel, lead }: LiveSharingDeps) {
  const listeners = new Map<LiveType, Set<(data: never) => void>>()
  const watchers = new Set<() => void>()
  let state: LiveState = 'off'
  let isLeader = false
  /** Something may have happened while this tab received no events. */
  let hasMissed = false
  /** Another tab was the leader before: what happened between its end and this tab's start is unknown. */
  let hasFollowed = false
  let leave: (() => void) | null = null

  function deliver(type: LiveType, data?: unknown) {
    for (const listener of listeners.get(type) ?? []) listener(data as never)
  }

  function enter(next: LiveState) {
    state = next
    if (next === 'open' && hasMissed) {
      hasMissed = false
      deliver('resync')
    }
    for (const watcher of watchers) watcher()
  }

  live.follow((type, data) => {
    deliver(type, data)
    channel.post({ kind: 'change', type, data })
  })
  live.watch(() => {
    if (!isLeader) return
    enter(live.state())
    channel.post({ kind: 'state', state })
  })
  channel.listen((message) => {
    if (leave === null) return
    if (isLeader) {
      if (message.kind === 'hello') channel.post({ kind: 'state', state })
      return
    }
    if (message.kind === 'hello') return
    // A stream repeats what happened shortly before it opened. Where it was open already, only the other tabs heard of
    // what happened between this page's first requests and now.
    if (!hasFollowed && message.kind === 'state' && message.state === 'open') hasMissed = true
    hasFollowed = true
    if (message.kind === 'change') deliver(message.type, message.data)
    else if (message.state !== 'off') enter(message.state)
  })

  return {
    on<Type extends LiveType>(type: Type, callback: LiveCallbacks[Type]) {
      const callbacks = listeners.get(type) ?? new Set()
      listeners.set(type, callbacks.add(callback as (data: never) => void))
      return () => void callbacks.delete(callback as (data: never) => void)
    },
    start() {
      if (leave !== null) return
      const waiting = new AbortController()
      const end = lead(waiting.signal, () => {
        isLeader = true
        const missed = hasMissed || hasFollowed
        hasMissed = false
        live.start(missed)
      })
      leave = () => {
        waiting.abort()
        // Must happen before the next tab starts, so that there is never more than one stream.
        isLeader = false
        live.stop()
        end()
      }
      if (!isLeader) {
        enter('connecting')
        channel.post({ kind: 'hello' })
      }
    },
    /** A later start sends `resync`. */
    stop() {
      if (leave === null) return
      leave()
      leave = null
      hasMissed = true
      enter('off')
    },
    retry: live.retry,
    state: () => state,
    watch(watcher: () => void) {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
  }
}

/** Where the browser has no locks (they exist only in secure contexts) each tab has its own stream. */
export function browserSharing(): Pick<LiveSharingDeps, 'channel' | 'lead'> {
  if (!globalThis.navigator?.locks || !globalThis.BroadcastChannel) return alone
  const channel = new BroadcastChannel('atelier.live')
  return {
    channel: {
      post: (message) => channel.postMessage(message),
      listen: (callback) => channel.addEventListener('message', ({ data }) => callback(data)),
    },
    lead(signal, begin) {
      const { promise, resolve } = Promise.withResolvers<void>()
      navigator.locks
        .request('atelier.live', { signal }, () => {
          begin()
          return promise
        })
        // The wait was aborted.
        .catch(() => undefined)
      return resolve
    },
  }
}

const alone: Pick<LiveSharingDeps, 'channel' | 'lead'> = {
  channel: { post: () => undefined, listen: () => undefined },
  lead(_signal, begin) {
    begin()
    return () => undefined
  },
}
