import type { IncomingMessage } from 'node:http'

/**
 * A client may name the host in the request's first line, and then its Host header counts for nothing (RFC 9112, section
 * 3.2.2). Rules look at the path alone, so the request gets the usual form first. False for what names nothing.
 */
export function toOriginForm(request: IncomingMessage): boolean {
  const { url = '' } = request
  if (url.startsWith('/') || url === '*') return true
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return false
  const { host, pathname, search } = new URL(url)
  request.url = pathname + search
  request.headers.host = host
  return true
}
