import type { IncomingMessage } from 'node:http'

/**
 * Why a request to the console is refused; null when it is not. Names of this machine in `Host` were checked before,
 * against DNS rebinding. Pages of other origins may not even cause a read, and a change also needs the page's token.
 */
export function guard(
  { method = 'GET', headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  path: string,
  token: string,
): { status: number; reason: string } | null {
  if (method !== 'GET' && method !== 'POST') return { status: 405, reason: 'The console knows GET and POST.' }
  const site = headers['sec-fetch-site']
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none'
  if (path.startsWith('/api/') && isForeign)
    return { status: 403, reason: 'Pages of other origins may not ask the console.' }
  if (method !== 'POST') return null
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`)
    return { status: 403, reason: 'Pages of other origins may not use the console.' }
  if (headers['x-console-token'] !== token)
    return { status: 403, reason: 'The page is from before a restart; load it again.' }
  return null
}
