import type { AccountChanges } from '../../services/accounts/schemas.ts'
import type { AssistantChanges } from '../../services/assistant/schemas.ts'
import type { CampaignChanges } from '../../services/campaigns/schemas.ts'
import type { CareerChanges } from '../../services/careers/schemas.ts'
import type { PhotoChanges } from '../../services/photos/schemas.ts'
import type { ShelfChanges } from '../../services/shelf/schemas.ts'
import type { ShopChanges } from '../../services/shop/schemas.ts'

/** The changes that all rooms report. */
export type LiveChanges = AccountChanges &
  PhotoChanges &
  CareerChanges &
  CampaignChanges &
  ShopChanges &
  AssistantChanges &
  ShelfChanges

/** `resync` says that events may have been missed: listeners that keep a copy must fetch it again. */
export type LiveCallbacks = { [Type in keyof LiveChanges]: (data: LiveChanges[Type]) => void } & {
  resync: () => void
}
export type LiveType = keyof LiveCallbacks
export type LiveState = 'off' | 'connecting' | 'open' | 'waiting'

type Source = Pick<EventSource, 'readyState' | 'close'> & Pick<EventTarget, 'addEventListener'>

export interface LiveDeps {
  open: () => Source
  /** Renews the session if necessary; throws while the API cannot be reached. */
  checkSession: () => Promise<unknown>
  /** Asks why no stream came; returns the milliseconds to wait before the next attempt, null if the API sets none. */
  retryAfter: () => Promise<number | null>
  /** 0 to 1; spreads the reconnections of many browsers. */
  random: () => number
}

/** Milliseconds before the first new attempt; they double each time, up to a maximum. */
const firstDelay = 1000
const longestDelay = 30_000
const closed = 2

/**
 * One stream of server-sent events. While the browser reconnects by itself it resumes with Last-Event-ID. When it has
 * given up (because of an expired cookie, or a proxy's error) a new stream is opened and `resync` is sent.
 */
export function createLive({ open, checkSession, retryAfter, random }: LiveDeps) {
  const listeners = new Map<LiveType, Set<(data: never) => void>>()
  const watchers = new Set<() => void>()
  const followers = new Set<(type: LiveType, data: unknown) => void>()
  let state: LiveState = 'off'
  let source: Source | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempts = 0
  let missed = false

  function enter(next: LiveState) {
    state = next
    for (const watcher of watchers) watcher()
  }

  function emit(type: LiveType, data?: unknown) {
    for (const follower of followers) follower(type, data)
    for (const listener of listeners.get(type) ?? []) listener(data as never)
  }

  function connect() {
    enter('connecting')
    const opened = open()
    source = opened
    let hasOpened = false
    opened.addEventListener('open', () => {
      hasOpened = true
      attempts = 0
      enter('open')
      if (missed) emit('resync')
      missed = false
    })
    opened.addEventListener('error', () => {
      if (opened !== source) return
      if (opened.readyState === closed) {
        wait()
        if (!hasOpened) void waitAsAsked()
      } else enter('connecting')
    })
    opened.addEventListener('change', (event) => {
      const { type, data } = JSON.parse((event as MessageEvent<string>).data)
      emit(type, data)
    })
  }

  function drop() {
    clearTimeout(timer)
    source?.close()
    source = null
  }

  function wait() {
    drop()
    missed = true
    enter('waiting')
    reconnectIn(Math.min(longestDelay, firstDelay * 2 ** attempts++) * (0.75 + random() / 2))
  }

  function reconnectIn(delay: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void reconnect(), delay)
  }

  /** `EventSource` does not show the headers of a refused stream, so they are requested separately. */
  async function waitAsAsked() {
    const attempt = attempts
    const delay = await retryAfter().catch(() => null)
    // No browser may come back earlier, and they must not all come back at once.
    if (delay !== null && state === 'waiting' && attempt === attempts) reconnectIn(delay * (1 + random() / 4))
  }

  async function reconnect() {
    drop()
    enter('connecting')
    try {
      await checkSession()
      // The stream may have been stopped, or started anew, while the session was checked.
      if (state === 'connecting' && source === null) connect()
    } catch {
      if (state === 'connecting' && source === null) wait()
    }
  }

  return {
    on<Type extends LiveType>(type: Type, callback: LiveCallbacks[Type]) {
      const callbacks = listeners.get(type) ?? new Set()
      listeners.set(type, callbacks.add(callback as (data: never) => void))
      return () => void callbacks.delete(callback as (data: never) => void)
    },
    /** Calls back for every event. */
    follow(follower: (type: LiveType, data: unknown) => void) {
      followers.add(follower)
      return () => void followers.delete(follower)
    },
    /** With `hasMissed` it sends `resync` once the stream is open. */
    start(hasMissed = false) {
      if (state !== 'off') return
      missed ||= hasMissed
      connect()
    },
    /** A later start sends `resync`. */
    stop() {
      if (state === 'off') return
      drop()
      attempts = 0
      missed = true
      enter('off')
    },
    /** Tries at once instead of waiting for the next attempt. */
    retry() {
      if (state !== 'waiting') return
      attempts = 0
      void reconnect()
    },
    state: () => state,
    watch(watcher: () => void) {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
  }
}

export type Live = ReturnType<typeof createLive>
