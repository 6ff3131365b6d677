// Fetches pages whose addresses come from people: only from the public internet, and never more than a page is.
import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { FetchRefused } from './fetch-refused.ts'
import { isPublicAddress } from './public-addresses.ts'
import { readBody } from './response-body.ts'

export const USER_AGENT = 'Atelier/1.0 (reads one posting for the person who asked for it)'

const MAX_BYTES = 5 * 1024 * 1024
const MAX_REDIRECTS = 5
const MAX_MS = 20_000

export interface HostAddress {
  address: string
  family: number
}

export interface SafeFetchDeps {
  /** All addresses of a host. */
  resolve?: (host: string) => Promise<HostAddress[]>
  /** Whether an address may be connected to. */
  isAllowed?: (address: string) => boolean
  /**
   * Where a request goes that would otherwise leave this machine. Only tests and demos set it, for the hosts that they
   * serve themselves; null for all others.
   */
  reroute?: (url: URL) => URL | null
  /**
   * The cookie for the host of a fetch; null for none. It is sent with https only, and not after a redirect has led to
   * another host, not even when one leads back.
   */
  cookieFor?: (host: string) => Promise<string | null>
  /** Milliseconds that all of a fetch may take. */
  maxMs?: number
}

export interface FetchOptions {
  accept?: string
  headers?: Record<string, string>
  /** GET without one. */
  method?: string
  content?: Buffer | null
  /** After unpacking. */
  maxBytes?: number
}

interface Asked extends FetchOptions {
  cookie: string | null
}

export interface Fetched {
  /** Where redirects led. */
  url: string
  status: number
  contentType: string | null
  /** Seconds that the site asks to wait, as the header has it. */
  retryAfter: string | null
  body: Buffer
}

export type SafeFetch = ReturnType<typeof createSafeFetch>

const resolveAll = (host: string): Promise<HostAddress[]> => lookup(host, { all: true })

export function createSafeFetch(deps: SafeFetchDeps = {}) {
  const { resolve = resolveAll, isAllowed = isPublicAddress, reroute, cookieFor, maxMs = MAX_MS } = deps

  /** The address to connect to. The name is not resolved a second time, so nobody can change it in between. */
  async function addressOf(url: URL): Promise<HostAddress> {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const addresses = await resolve(host).catch((error: unknown) => {
      throw new FetchRefused('unknown-host', `There is no site called ${host}.`, error)
    })
    if (!addresses.every(({ address }) => isAllowed(address)))
      throw new FetchRefused('private', `${host} is not on the public internet, so it is not read.`)
    const [first] = addresses
    if (!first) throw new FetchRefused('unknown-host', `There is no site called ${host}.`)
    return first
  }

  async function ask(url: URL, { cookie, ...options }: Asked, signal: AbortSignal): Promise<IncomingMessage> {
    const served = reroute?.(url) ?? null
    const address = served ? null : await addressOf(url)
    signal.throwIfAborted()
    const { promise, resolve: answered, reject } = Promise.withResolvers<IncomingMessage>()
    const target = served ?? url
    const send = target.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(target, {
      signal,
      method: options.method ?? 'GET',
      // A connection that is kept could be used again for a name that has another address by then.
      agent: false,
      headers: {
        'user-agent': USER_AGENT,
        accept: options.accept ?? 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5',
        'accept-encoding': 'gzip, deflate, br',
        ...options.headers,
        ...(cookie !== null && { cookie }),
        ...(served && { host: url.host }),
      },
      ...(address && { lookup: alwaysFinds(address) }),
    })
    request.once('response', answered)
    // It may fail again after its answer has begun, which the reader of the answer notices.
    request.on('error', reject)
    request.end(options.content ?? undefined)
    return promise
  }

  async function follow(start: string, options: FetchOptions, signal: AbortSignal): Promise<Fetched> {
    let url = checked(start)
    let sent = options
    let cookie = url.protocol === 'https:' ? ((await cookieFor?.(url.hostname)) ?? null) : null
    for (let redirects = 0; ; redirects++) {
      const response = await ask(url, { ...sent, cookie }, signal)
      const { statusCode: status = 0, headers } = response
      const { location } = headers
      if (status >= 300 && status < 400 && location !== undefined) {
        response.destroy()
        if (redirects === MAX_REDIRECTS)
          throw new FetchRefused('redirects', 'The site leads from one address to the next without end.')
        const next = checked(location, url)
        if (next.origin !== url.origin) cookie = null
        url = next
        // What was sent to one address is not for another.
        sent = { ...options, method: 'GET', content: null }
        continue
      }
      const body = await readBody(response, options.maxBytes ?? MAX_BYTES)
      const retryAfter = headers['retry-after'] ?? null
      return { url: url.href, status, contentType: headers['content-type'] ?? null, retryAfter, body }
    }
  }

  /** Throws FetchRefused. Answers with any status are returned. */
  return async (url: string, options: FetchOptions = {}): Promise<Fetched> => {
    const overdue = new AbortController()
    const timer = setTimeout(() => overdue.abort(), maxMs)
    // Resolving a name cannot be stopped, so it is not waited for.
    const late = new Promise<never>((_, reject) => {
      overdue.signal.addEventListener('abort', () => reject(overdue.signal.reason))
    })
    late.catch(() => {})
    try {
      return await Promise.race([follow(url, options, overdue.signal), late])
    } catch (error) {
      if (error instanceof FetchRefused) throw error
      if (overdue.signal.aborted)
        throw new FetchRefused('too-slow', 'The site took too long to answer.', error)
      throw new FetchRefused('unreachable', 'The site could not be reached.', error)
    } finally {
      clearTimeout(timer)
      overdue.abort()
    }
  }
}

const alwaysFinds =
  ({ address, family }: HostAddress): LookupFunction =>
  (_host, { all }, found) =>
    all ? found(null, [{ address, family }]) : found(null, address, family)

function checked(address: string, base?: URL): URL {
  const url = URL.parse(address, base)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new FetchRefused('address', 'This address does not lead to a web page.')
  return url
}
