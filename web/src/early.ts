// Answers to requests that were sent before the application's script was loaded (public/first-paint.js).

/** What a page requests in any case. The application uses the answers of the API. */
export interface EarlyPage {
  /** The modules below web/src that are loaded after the first load; the build replaces them by their files' names. */
  parts: readonly string[]
  /** The number of things in a list for each day, newest first, as a path of the API. */
  days: string
  /** The list, without its first and last day: as many days as make up a stretch of things. */
  list: { path: string; stretch: number; limit: number }
  /** The list's things have thumbnails, which are fetched into the browser's cache before anything can draw them. */
  pictures: {
    rows: { phone: number; desk: number }
    edges: { small: number; thumbnail: number }
    /** The part of its displayed width that a thumbnail must have: stretched so little, a picture looks the same. */
    softness: number
  }
}

declare global {
  interface Window {
    /** Answers by path of the API; null for a request that failed. */
    earlyAnswers?: Map<string, Promise<Response | null>>
  }
}

/** Milliseconds after which an early answer is too old to be used. */
const FRESH = 10_000

type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** A `fetch` that uses an early answer once, if there is a good one. */
export function afterEarlyAnswers(fetch: Fetch, now: () => number = () => performance.now()): Fetch {
  return async (url, init) => {
    const answers = globalThis.window?.earlyAnswers
    const early = init.method === 'GET' && now() < FRESH ? answers?.get(url) : undefined
    answers?.delete(url)
    const answer = await early
    return answer?.ok ? answer : fetch(url, init)
  }
}
