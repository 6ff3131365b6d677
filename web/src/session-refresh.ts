import { ApiError, readProblem } from './api-error.ts'
import type { BrowserStorage } from './browser-storage.ts'

const key = 'atelier.session'

export interface SessionRefreshDeps {
  /** Requests new cookies from the API. */
  request: () => Promise<Response>
  storage: BrowserStorage
  /** Runs one task at a time across all tabs of this browser. */
  exclusively: <T>(task: () => Promise<T>) => Promise<T>
  /** Milliseconds. */
  now: () => number
}

/**
 * The refresh token can be used once: a second use looks like theft and ends the session. So all requests of a tab
 * share one refresh, and between tabs a lock and the time of the last refresh ensure the same.
 */
export function createSessionRefresh({ request, storage, exclusively, now }: SessionRefreshDeps) {
  let pending: Promise<boolean> | null = null
  const lastAt = () => Number(storage.getItem(key) ?? 0)

  async function run(since: number) {
    return exclusively(async () => {
      if (lastAt() > since) return true
      const response = await request()
      if (response.ok) {
        storage.setItem(key, String(now()))
        return true
      }
      if (response.status !== 401) throw await readProblem(response)
      storage.removeItem(key)
      return false
    })
  }

  return {
    /**
     * True when the cookies are newer than `since` (milliseconds), false when the person has to sign in.
     * Throws ApiError when the API could not tell.
     */
    async renew(since: number): Promise<boolean> {
      // A browser that never signed in has nothing to renew.
      if (storage.getItem(key) === null) return false
      pending ??= run(since).finally(() => {
        pending = null
      })
      return pending
    },
    started: () => storage.setItem(key, String(now())),
    /** Records that the cookies are valid, although their age is unknown. */
    seen() {
      if (storage.getItem(key) === null) storage.setItem(key, '0')
    },
    /** Whether somebody may be signed in, as far as this browser remembers. */
    known: () => storage.getItem(key) !== null,
    ended: () => storage.removeItem(key),
    /** Whether a change of the browser's storage says that another tab signed out. */
    endedElsewhere: (event: Pick<StorageEvent, 'key' | 'newValue'>) =>
      event.key === key && event.newValue === null,
  }
}

export type SessionRefresh = ReturnType<typeof createSessionRefresh>

export async function reach(send: () => Promise<Response>): Promise<Response> {
  try {
    return await send()
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiError({ status: 0, title: 'No connection', code: 'network' }, { cause })
  }
}
