import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { HOP_BY_HOP } from '../run/request-headers.ts'

export type CacheStatus = 'hit' | 'miss' | 'revalidated' | 'uncacheable' | 'disabled'

/** One request that is being answered. */
export interface Answering {
  request: IncomingMessage
  response: ServerResponse
  /** What the backend adds to every answer. */
  extraHeaders: readonly [name: string, value: string][]
  /** Asks the service; `conditions` replace headers of the request. */
  ask(conditions?: OutgoingHttpHeaders): Promise<IncomingMessage>
}

/** Begins the answer with the service's headers, and what the load balancer adds. */
export function begin(
  { response, extraHeaders }: Answering,
  head: { status: number; rawHeaders: readonly string[] },
  status: CacheStatus,
  more: readonly [string, string][] = [],
): void {
  const headers: string[] = []
  for (let at = 0; at < head.rawHeaders.length; at += 2) {
    const name = head.rawHeaders[at] ?? ''
    if (!HOP_BY_HOP.has(name.toLowerCase())) headers.push(name, head.rawHeaders[at + 1] ?? '')
  }
  for (const [name, value] of [...extraHeaders, ['via', '1.1 google'] as const, ...more])
    headers.push(name, value.replaceAll('{cdn_cache_status}', status))
  response.writeHead(head.status, headers)
}

/** Streams the service's answer on, without keeping it. Calls `onChunk` with every part of the body. */
export function passOn(
  answering: Answering,
  answer: IncomingMessage,
  status: CacheStatus,
  onChunk?: (chunk: Buffer) => void,
): Promise<'whole' | 'broken'> {
  const { response } = answering
  return new Promise((resolve) => {
    begin(answering, { status: answer.statusCode ?? 502, rawHeaders: answer.rawHeaders }, status)
    // For server-sent events the headers must not wait for the first event.
    response.flushHeaders()
    if (onChunk) answer.on('data', onChunk)
    answer.pipe(response)
    answer.once('end', () => resolve('whole'))
    answer.once('error', () => {
      response.destroy()
      resolve('broken')
    })
    response.once('close', () => {
      answer.destroy()
      resolve('broken')
    })
  })
}

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  502: 'Bad Gateway',
}

/** Google's own page, when a request does not reach a service. */
export function refusePlainly(request: IncomingMessage, response: ServerResponse, status: number): void {
  request.resume()
  if (response.headersSent) return void response.destroy()
  const title = `${status} ${TITLES[status] ?? 'Error'}`
  response
    .writeHead(status, { 'content-type': 'text/html; charset=UTF-8', via: '1.1 google' })
    .end(`<!doctype html><meta charset="utf-8"><title>${title}</title>${title}\n`)
}
