// The list of models for everybody, cached as the text that is sent.
import { HOUR_MS, SECOND_MS } from '../platform/durations.ts'
import type { Log } from '../platform/log.ts'
import type { Cache } from './cache.ts'
import type { ModelStore } from './model-store.ts'

export interface PublicListDeps {
  store: Pick<ModelStore, 'watch'>
  cache: Cache
  /** Makes the list, as JSON. */
  read(): Promise<string>
  now: () => number
  log: Pick<Log, 'warn'>
}

const KEY = 'ai/models'
/** An instance that cannot listen to changes tries again after this time, and caches nothing until then. */
const LISTEN_AGAIN_MS = 30 * SECOND_MS

export type PublicList = ReturnType<typeof createPublicList>

export function createPublicList({ store, cache, read, now, log }: PublicListDeps) {
  /** Grows with every change, so that a list that was being read meanwhile is not kept. */
  let changes = 0
  let stop: (() => void) | undefined
  let isListening = false
  let listenAgainAt = 0

  function forget(): void {
    changes += 1
    cache.delete(KEY)
  }

  /** Other instances' changes are heard from the database. Nothing is kept before it has answered the first time. */
  function listen(): void {
    if (stop || now() < listenAgainAt) return
    stop = store.watch({
      changed() {
        isListening = true
        forget()
      },
      failed(error) {
        log.warn({ error }, 'Changes of models are not heard; the list is not cached')
        isListening = false
        stop = undefined
        listenAgainAt = now() + LISTEN_AGAIN_MS
        forget()
      },
    })
  }

  return {
    async get(): Promise<{ text: string; isHit: boolean }> {
      listen()
      const kept = cache.get(KEY)
      if (kept !== undefined) return { text: kept, isHit: true }
      const before = changes
      const text = await read()
      if (isListening && changes === before) cache.set(KEY, text, HOUR_MS)
      return { text, isHit: false }
    },
    forget,
    close() {
      stop?.()
      stop = undefined
      isListening = false
    },
  }
}
