import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import type { Clock } from '../clock.ts'
import type { CacheDescription } from '../description.ts'
import { type Answering, begin, passOn } from './answering.ts'
import { createCache, type Kept } from './cache.ts'
import { freshness, isSameTag, LARGEST } from './cacheable.ts'

export interface Cached {
  answer(answering: Answering): Promise<unknown>
}

/** A backend with Cloud CDN before it. */
export function createCachedBackend({
  cache: { includeQuery, bypassHeaders },
  clock,
}: {
  cache: CacheDescription
  clock: Clock
}): Cached {
  const cache = createCache(clock)

  /** The host and the address; nothing else of a request decides which answer it gets. */
  function keyOf({ request: { url = '/', headers } }: Answering): string {
    return `${headers.host?.toLowerCase()} ${includeQuery ? url : url.split('?', 1)[0]}`
  }

  function serve(answering: Answering, kept: Kept, status: 'hit' | 'revalidated'): void {
    const { request, response } = answering
    request.resume()
    const age: [string, string] = ['age', String(Math.floor((clock.now() - kept.keptAt) / 1000))]
    if (kept.status === 200 && isSameTag(request.headers['if-none-match'], kept.headers.etag)) {
      const rawHeaders = kept.rawHeaders.filter(
        (_each, at, all) => !/^content-(length|type)/i.test(all[at - (at % 2)] ?? ''),
      )
      begin(answering, { status: 304, rawHeaders }, status, [age])
      return void response.end()
    }
    begin(answering, kept, status, [age])
    response.end(request.method === 'HEAD' ? undefined : kept.body)
  }

  /** Asks the service, and keeps what may be kept. */
  async function fetchAnew(answering: Answering, key: string, stale?: Kept): Promise<void> {
    const { request } = answering
    const answer = await answering.ask(conditionsOf(request.headers, stale))
    const status = answer.statusCode ?? 502
    const seconds = freshness(
      { method: request.method ?? 'GET', headers: request.headers },
      { status, headers: answer.headers },
    )
    if (stale && status === 304) {
      answer.resume()
      cache.renew(
        stale,
        freshness({ method: 'GET', headers: {} }, { status: 200, headers: answer.headers }) ?? 0,
      )
      return serve(answering, stale, 'revalidated')
    }
    if (seconds === null) return void (await passOn(answering, answer, 'uncacheable'))
    const chunks: Buffer[] = []
    let size = 0
    const outcome = await passOn(answering, answer, 'miss', (chunk) => {
      size += chunk.length
      if (size <= LARGEST) chunks.push(chunk)
      else chunks.length = 0
    })
    if (outcome === 'broken' || size > LARGEST) return
    const { rawHeaders, headers } = answer
    cache.keep(key, request.headers, { status, rawHeaders, headers, body: Buffer.concat(chunks) }, seconds)
  }

  return {
    async answer(answering) {
      const { method, headers } = answering.request
      const isCacheable = method === 'GET' || method === 'HEAD'
      if (
        !isCacheable ||
        headers.range !== undefined ||
        bypassHeaders.some((name) => headers[name] !== undefined)
      )
        return passOn(answering, await answering.ask(), 'uncacheable')
      const key = keyOf(answering)
      const kept = cache.find(key, headers)
      if (kept && cache.isFresh(kept)) return serve(answering, kept, 'hit')
      return fetchAnew(answering, key, kept?.headers.etag === undefined ? undefined : kept)
    },
  }
}

/** What is asked for the cache must not depend on what this client has; a stale answer is asked for by its own tag. */
function conditionsOf(headers: IncomingHttpHeaders, stale: Kept | undefined): OutgoingHttpHeaders {
  if (stale) return { 'if-none-match': stale.headers.etag, 'if-modified-since': undefined }
  return headers['if-none-match'] === undefined
    ? { 'if-modified-since': undefined }
    : { 'if-none-match': undefined, 'if-modified-since': undefined }
}
