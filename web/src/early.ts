// Answers to requests that were sent before the application's script was loaded (public/first-paint.js).

/** The requests that a page needs in any case, as paths of the API. The application uses their answers. */
export interface EarlyPage {
  requests: readonly string[]
  /** A list of things with thumbnails, which are fetched into the browser's cache before anything can draw them. */
  pictures?: {
    list: string
    rows: { phone: number; desk: number }
    edges: { small: number; thumbnail: number }
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
