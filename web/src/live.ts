// Live changes: call `onLive('photo', (tile) => …)` in an effect and return its result.
import { useSyncExternalStore } from 'react'
import { api } from './api.ts'
import { createLive, type LiveCallbacks, type LiveType } from './live-connection.ts'
import { browserSharing, createLiveSharing } from './live-sharing.ts'

/** Milliseconds; a tab that nobody looks at must not keep an instance of the API awake. */
const hiddenGrace = 60_000

/** Needs only the headers; a stream that begins after all is closed at once. */
async function readRetryAfter(): Promise<number | null> {
  const asking = new AbortController()
  const response = await fetch('/api/v1/events', { signal: asking.signal })
  asking.abort()
  const seconds = response.headers.get('retry-after')
  return response.ok || !seconds ? null : Number(seconds) * 1000
}

const live = createLiveSharing({
  ...browserSharing(),
  live: createLive({
    open: () => new EventSource('/api/v1/events'),
    checkSession: () => api.get('/account'),
    retryAfter: readRetryAfter,
    random: Math.random,
  }),
})

/** Calls back for each event of the type, until the returned function is called. */
export const onLive = <Type extends LiveType>(type: Type, callback: LiveCallbacks[Type]) =>
  live.on(type, callback)

/** Listens while the person is signed in; returns a function that stops it. */
export function startLive() {
  let timer: ReturnType<typeof setTimeout> | undefined
  const onVisibility = () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(live.stop, hiddenGrace)
    else live.start()
  }
  live.start()
  document.addEventListener('visibilitychange', onVisibility)
  // A frozen tab would hold the stream for the others and forward nothing.
  document.addEventListener('freeze', live.stop)
  document.addEventListener('resume', onVisibility)
  window.addEventListener('online', live.retry)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onVisibility)
    document.removeEventListener('freeze', live.stop)
    document.removeEventListener('resume', onVisibility)
    window.removeEventListener('online', live.retry)
    live.stop()
  }
}

export const useLiveState = () => useSyncExternalStore(live.watch, live.state)
