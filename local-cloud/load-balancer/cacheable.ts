// Which answers Cloud CDN keeps in the mode USE_ORIGIN_HEADERS, and for how long.
// Source: https://cloud.google.com/cdn/docs/caching#cacheability
import type { IncomingHttpHeaders } from 'node:http'

const STATUSES = new Set([200, 203, 204, 300, 301, 302, 307, 308, 404, 405, 410, 421, 451, 501])
const VARIED = new Set([
  'accept',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'origin',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'x-goog-allowed-resources',
  'x-origin',
])
/** Bytes of an answer whose service does not support ranges. */
export const LARGEST = 10 * 1024 * 1024

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
}

/** The directives of a Cache-Control header, in small letters; those without a value have an empty one. */
export function directives(header: string | undefined): Map<string, string> {
  const found = (header ?? '').split(',').map((part): [string, string] => {
    const [name = '', value = ''] = part.trim().toLowerCase().split('=')
    return [name, value.replaceAll('"', '')]
  })
  return new Map(found.filter(([name]) => name !== ''))
}

/** Seconds for which the answer is fresh; null when it must not be kept at all. 0 is kept, but asked for each time. */
export function freshness(
  request: { method: string; headers: IncomingHttpHeaders },
  { status, headers }: Answer,
): number | null {
  if (request.method !== 'GET' || !STATUSES.has(status)) return null
  if (directives(request.headers['cache-control']).has('no-store')) return null
  if (headers['set-cookie'] !== undefined) return null
  if (Number(headers['content-length'] ?? 0) > LARGEST) return null
  if (varyNames(headers).some((name) => !VARIED.has(name))) return null

  const cache = directives(headers['cache-control'])
  if (cache.has('no-store') || cache.has('private') || cache.has('no-cache')) return null
  const isShared = cache.has('public') || cache.has('must-revalidate') || cache.has('s-maxage')
  if (request.headers.authorization !== undefined && !isShared) return null
  const age = cache.get('s-maxage') ?? cache.get('max-age')
  if (age !== undefined) return Number.isFinite(Number(age)) ? Math.max(Number(age), 0) : null
  const expires = Date.parse(headers.expires ?? '')
  return Number.isNaN(expires) ? null : Math.max((expires - Date.parse(headers.date ?? '')) / 1000 || 0, 0)
}

/** The names of the request's headers on which the answer depends. */
export const varyNames = (headers: IncomingHttpHeaders): string[] =>
  (headers.vary ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean)

/** Whether a condition names this tag, weakly as for GET (RFC 9110, section 13.1.2). */
export const isSameTag = (condition: string | undefined, etag: string | undefined): boolean =>
  etag !== undefined &&
  (condition ?? '').split(',').some((each) => each.trim() === '*' || plain(each) === plain(etag))

const plain = (tag: string) => tag.trim().replace(/^W\//, '')
