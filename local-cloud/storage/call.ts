import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { invalid } from './errors.ts'
import { selectFields } from './fields.ts'
import { MAX_JSON_BYTES } from './limits.ts'
import type { RequestBody } from './request-body.ts'

/** One request as it passes through this service. */
export interface Call {
  request: IncomingMessage
  response: ServerResponse
  body: RequestBody
  method: string
  /** As sent: percent-encoded, without the query. */
  path: string
  rawQuery: string
  query: URLSearchParams
  /** The account that asks, or whose signature or session does; null for nobody and until that is known. */
  account: string | null
  /** Bytes of objects' content that were sent. */
  sent: number
}

/** Sends only what the request's `fields` select. */
export function sendJson({ response, query }: Call, body: unknown, status = 200) {
  const text = JSON.stringify(selectFields(body, query.get('fields')))
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=UTF-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-cache, no-store, max-age=0, must-revalidate',
  })
  response.end(text)
}

/**
 * Sends the answer at once but ends it only when the rest of the body has arrived: closing a connection on which the
 * client is still sending resets it, and the answer is lost.
 */
export function sendRefusal(
  { request, response }: Call,
  status: number,
  headers: OutgoingHttpHeaders,
  body: string,
) {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) })
  if (request.complete || request.destroyed) {
    response.end(body)
    return
  }
  response.write(body)
  // The rest is read when the body is released, after the handler has returned.
  request.once('end', () => response.end())
}

export function sendEmpty({ response }: Call, status: number, headers: Record<string, string> = {}) {
  // 499 has no name in node:http; a missing reason phrase confuses strict clients.
  if (status === 499) response.statusMessage = 'Client Closed Request'
  const length = status === 204 || status === 304 ? {} : { 'Content-Length': '0' }
  response.writeHead(status, { ...length, ...headers })
  response.end()
}

/** Throws 400 for anything but a JSON object or an empty body, which stands for an empty object. */
export async function readJson({ request, body }: Call): Promise<Record<string, unknown>> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.byteLength
    if (size > MAX_JSON_BYTES) throw invalid('The request body is too large.')
    pieces.push(piece)
  }
  if (size === 0) return {}
  const bytes = await unpacked(Buffer.concat(pieces), request.headers['content-encoding'])
  return parseJsonObject(bytes.toString('utf8'))
}

/** Google's Python clients compress JSON. Source: https://cloud.google.com/storage/docs/json_api/v1/how-tos/performance */
async function unpacked(bytes: Buffer, encoding: string | undefined): Promise<Buffer> {
  if (encoding !== 'gzip') return bytes
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MAX_JSON_BYTES })
  } catch {
    throw invalid('The request body is not gzip, or too large.')
  }
}

export function parseJsonObject(text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw invalid('Parse Error')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('Parse Error')
  return value as Record<string, unknown>
}
