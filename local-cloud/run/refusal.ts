import type { ServerResponse } from 'node:http'

const TITLES: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests',
  500: 'Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/**
 * The page that Google's front end sends when a request does not reach the service, or its answer cannot be passed on.
 */
export function refuse(response: ServerResponse, status: number, reason: string): void {
  if (response.headersSent) return void response.destroy()
  const title = TITLES[status] ?? 'Error'
  response.writeHead(status, {
    'content-type': 'text/html; charset=UTF-8',
    ...(status === 401 && {
      'www-authenticate':
        'Bearer error="invalid_token" error_description="The access token could not be verified"',
    }),
  })
  endAfterBody(
    response,
    `<html><head><title>${status} ${title}</title></head>\n<body><h1>Error: ${title}</h1>\n<h2>${reason}</h2></body></html>\n`,
  )
}

/**
 * Ends an answer, but not before the client has sent its whole body if the connection ends with it: a connection that
 * is closed with unread bytes is reset, and the answer is lost.
 */
export function endAfterBody(response: ServerResponse, text = ''): void {
  const { req: request } = response
  if (response.shouldKeepAlive || request.complete || request.destroyed) return void response.end(text)
  if (text !== '') response.write(text)
  request.once('end', () => response.end()).resume()
}
