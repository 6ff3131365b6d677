// Answers to requests that were sent before the application's script was loaded (features/photos/first-paint.ts).

/** What the build writes into the page. */
export interface Early {
  pages: Record<string, EarlyPage>
  /** The application's script and what it imports; empty during development, when the page itself loads it. */
  scripts: readonly string[]
}

export interface EarlyPage {
  /** Addresses of the API whose answers the page needs in any case. */
  asks: readonly string[]
  /** The scripts that are loaded after the first load. */
  parts: readonly string[]
}

export type EarlyAnswers = Map<string, Promise<Response | null>>

/** What was drawn before the application, which puts the same in its place. */
export interface FirstScreen {
  /** Pictures by address that are on the screen. */
  shown: Set<string>
  /** Removes it when the pictures in the element, which are the same, can be drawn. */
  leave(element: ParentNode): void
  /** Removes it at once, because something else is to be seen. */
  drop(): void
}

declare global {
  interface Window {
    /** Answers by path of the API; null for a request that failed. */
    earlyAnswers?: EarlyAnswers
    firstScreen?: FirstScreen
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
