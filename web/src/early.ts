// Answers that were asked for before the application's script was there (public/first-paint.js).

/** What a page asks for in any case, as paths of the API. The application takes these answers over. */
export interface EarlyPage {
  requests: readonly string[]
  /** A list of things with thumbnails; those come into the browser's cache before anything can draw them. */
  pictures?: {
    list: string
    rows: { phone: number; desk: number }
    edges: { small: number; thumbnail: number }
  }
}

declare global {
  interface Window {
    /** By path of the API; null for what did not arrive. */
    earlyAnswers?: Map<string, Promise<Response | null>>
  }
}

/** Milliseconds after which an early answer is too old to stand for the present. */
const FRESH = 10_000

type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** `fetch` that takes an early answer, once, where there is a good one. */
export function afterEarlyAnswers(fetch: Fetch, now: () => number = () => performance.now()): Fetch {
  return async (url, init) => {
    const answers = globalThis.window?.earlyAnswers
    const early = init.method === 'GET' && now() < FRESH ? answers?.get(url) : undefined
    answers?.delete(url)
    const answer = await early
    return answer?.ok ? answer : fetch(url, init)
  }
}
