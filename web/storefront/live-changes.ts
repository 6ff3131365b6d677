// One stream of a signed-in customer's changes for all parts of the page. It is loaded when it is needed.
import { api } from '../src/api.ts'
import { createLive } from '../src/live-connection.ts'
import type { Followers } from './follow-changes.ts'

/** Milliseconds; a tab that nobody looks at must not keep an instance of the API awake. */
const HIDDEN_GRACE = 60_000

let followed = 0
let timer: ReturnType<typeof setTimeout> | undefined
const live = createLive({
  open: () => new EventSource('/api/v1/events'),
  // It renews the session's cookie, without which no stream is opened.
  checkSession: () => api.get('/account'),
  retryAfter: async () => null,
  random: Math.random,
})

document.addEventListener('visibilitychange', () => {
  clearTimeout(timer)
  if (document.hidden) timer = setTimeout(live.stop, HIDDEN_GRACE)
  else if (followed > 0) live.start()
})

/** Returns what ends it. */
export function follow({ cart, purchase, resync }: Followers): () => void {
  const ends = [
    cart && live.on('cart', cart),
    purchase && live.on('purchase', purchase),
    resync && live.on('resync', resync),
  ]
  followed++
  live.start()
  return () => {
    for (const end of ends) end?.()
    if (--followed === 0) live.stop()
  }
}
