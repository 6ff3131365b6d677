// The only way to the API: the caller types it with the services' schemas, and refusals are ApiError.
import { readProblem } from './api-error.ts'
import { createBrowserSpans } from './browser-spans.ts'
import { openStorage } from './browser-storage.ts'
import { afterEarlyAnswers } from './early.ts'
import { outlivingPage } from './outlive-page.ts'
import { createSessionRefresh, reach, type SessionRefresh } from './session-refresh.ts'

export { ApiError } from './api-error.ts'

const base = '/api/v1'

export interface RequestOptions {
  /** Left out when undefined. */
  query?: Record<string, string | number | boolean | undefined>
  headers?: Record<string, string>
  signal?: AbortSignal
}

export interface ApiDeps {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  session: Pick<SessionRefresh, 'renew'>
  /** Called when the session has ended for good and the person has to sign in. */
  onSignedOut: () => void
  /** Milliseconds. */
  now: () => number
}

export function createApi({ fetch, session, onSignedOut, now }: ApiDeps) {
  const spans = createBrowserSpans(now)

  async function send<Answer>(method: string, path: string, body: unknown, options: RequestOptions) {
    const url = base + path + queryString(options.query)
    const trace = traceparent()
    const init: RequestInit = {
      method,
      headers: {
        accept: 'application/json',
        traceparent: trace,
        ...spans.headers(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    }
    const startedAt = now()
    let response: Response | undefined
    try {
      response = await answer(url, init, path, startedAt)
    } finally {
      if (isKept(response)) spans.ended(trace, method, path, startedAt, response?.status ?? 0)
    }
    if (!response.ok) throw await readProblem(response)
    return (response.status === 204 ? undefined : await response.json()) as Answer
  }

  async function answer(url: string, init: RequestInit, path: string, startedAt: number): Promise<Response> {
    const response = await reach(() => fetch(url, init))
    // At /session itself a 401 means "wrong password", which no new cookie can fix.
    if (response.status === 401 && path !== '/session') {
      if (await session.renew(startedAt)) return reach(() => fetch(url, init))
      onSignedOut()
    }
    return response
  }

  return {
    get: <Answer>(path: string, options: RequestOptions = {}) =>
      send<Answer>('GET', path, undefined, options),
    post: <Answer = void>(path: string, body?: unknown, options: RequestOptions = {}) =>
      send<Answer>('POST', path, body, options),
    put: <Answer = void>(path: string, body?: unknown, options: RequestOptions = {}) =>
      send<Answer>('PUT', path, body, options),
    patch: <Answer = void>(path: string, body?: unknown, options: RequestOptions = {}) =>
      send<Answer>('PATCH', path, body, options),
    delete: <Answer = void>(path: string, options: RequestOptions = {}) =>
      send<Answer>('DELETE', path, undefined, options),
  }
}

function queryString(query: RequestOptions['query'] = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : ''
}

/** Starts a W3C trace here, so that it covers everything from the click to the last function. */
function traceparent() {
  const hex = (bytes: number) =>
    Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('')
  return `00-${hex(16)}-${hex(8)}-01`
}

/** The server says whether it keeps the trace. When nothing answers for it, the trace ends here and is worth telling. */
const isKept = (response: Response | undefined) =>
  response?.headers.get('traceparent')?.endsWith('-00') !== true

const signedOut = new Set<() => void>()

/** Calls back whenever the session turns out to have ended. */
export function onSignedOut(callback: () => void) {
  signedOut.add(callback)
  return () => void signedOut.delete(callback)
}

export const session = createSessionRefresh({
  request: () => reach(() => fetch(`${base}/session/refresh`, { method: 'POST' })),
  storage: openStorage(),
  // Web Locks exist only in secure contexts; elsewhere the tabs are not coordinated.
  exclusively: (task) =>
    globalThis.navigator?.locks ? navigator.locks.request('atelier.session', task) : task(),
  now: Date.now,
})

export const api = createApi({
  fetch: afterEarlyAnswers(outlivingPage((...request) => fetch(...request))),
  session,
  onSignedOut: () => {
    for (const callback of signedOut) callback()
  },
  now: Date.now,
})
