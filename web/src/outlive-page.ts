/** Chromium refuses such requests beyond 64 KiB or 20 at once for the whole page; these bounds stay below both. */
const MAX_LENGTH = 4096
const MAX_AT_ONCE = 8

/**
 * Fetches so that a change that was sent still arrives when its page is left at once, by a reload, a link or a closed
 * tab. A browser allows this to few and short requests only; others, and those that only read, are sent as usual.
 */
export function outlivingPage(fetch: (url: string, init: RequestInit) => Promise<Response>) {
  let running = 0
  return async (url: string, init: RequestInit): Promise<Response> => {
    const short = init.body == null || (typeof init.body === 'string' && init.body.length <= MAX_LENGTH)
    if (init.method === 'GET' || !short || running >= MAX_AT_ONCE) return fetch(url, init)
    running++
    try {
      return await fetch(url, { ...init, keepalive: true })
    } finally {
      running--
    }
  }
}
