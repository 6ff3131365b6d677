import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BucketDescription } from '../description.ts'

type Rule = BucketDescription['cors'][number]

/**
 * Applies the bucket's CORS configuration for the XML API: the first rule with the origin and the method decides.
 * Origins match exactly or by `*` alone.
 * Source: https://cloud.google.com/storage/docs/cross-origin
 */
export function findRule(rules: Rule[], origin: string | undefined, method: string): Rule | undefined {
  if (origin === undefined) return undefined
  return rules.find((rule) => includes(rule.origin, origin) && includes(rule.method, method))
}

/** Answers a preflight. A refusal is a 200 without CORS headers, on which the browser then gives up. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse, rules: Rule[]) {
  const { origin, 'access-control-request-method': method } = request.headers
  const asked = splitList(request.headers['access-control-request-headers'])
  const rule = findRule(rules, origin, method ?? '')
  const allowed = rule && asked.every((name) => includes(lower(rule.responseHeader), name.toLowerCase()))
  if (rule && allowed && origin) {
    response.setHeader('Access-Control-Allow-Origin', rule.origin.includes('*') ? '*' : origin)
    response.setHeader('Access-Control-Allow-Methods', rule.method.join(','))
    const names = rule.responseHeader.includes('*') ? asked : rule.responseHeader
    if (names.length > 0) response.setHeader('Access-Control-Allow-Headers', names.join(','))
    response.setHeader('Access-Control-Max-Age', String(rule.maxAgeSeconds))
  }
  response.setHeader('Vary', 'Origin')
  response.writeHead(200, { 'Content-Length': '0' }).end()
}

/** Adds CORS headers to an actual response, successful or not, so that the page that asked can read it. */
export function addCorsHeaders(request: IncomingMessage, response: ServerResponse, rules: Rule[]) {
  if (rules.length > 0) response.setHeader('Vary', 'Origin')
  const rule = findRule(rules, request.headers.origin, request.method ?? '')
  if (!rule) return
  response.setHeader(
    'Access-Control-Allow-Origin',
    rule.origin.includes('*') ? '*' : (request.headers.origin ?? ''),
  )
  if (rule.responseHeader.length > 0) {
    response.setHeader('Access-Control-Expose-Headers', rule.responseHeader.join(', '))
  }
}

const JSON_METHODS = 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'
const JSON_EXPOSED =
  'Cache-Control, Content-Encoding, Content-Length, Content-Range, Content-Type, Date, Expires, Location, Pragma, Range, Server, Transfer-Encoding, X-GUploader-UploadID, X-Google-Trace'

/** The JSON API allows every origin, whatever the bucket says: it is protected by the token. */
export function addJsonCorsHeaders(request: IncomingMessage, response: ServerResponse) {
  const { origin } = request.headers
  response.setHeader('Vary', 'Origin')
  if (!origin) return
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader('Access-Control-Allow-Credentials', 'true')
  response.setHeader('Access-Control-Expose-Headers', JSON_EXPOSED)
}

export function answerJsonPreflight(request: IncomingMessage, response: ServerResponse) {
  addJsonCorsHeaders(request, response)
  const asked = request.headers['access-control-request-headers']
  response.setHeader('Access-Control-Allow-Methods', JSON_METHODS)
  if (asked) response.setHeader('Access-Control-Allow-Headers', asked)
  response.setHeader('Access-Control-Max-Age', '3600')
  response.writeHead(200, { 'Content-Length': '0' }).end()
}

const includes = (list: string[], value: string) => list.includes('*') || list.includes(value)
const lower = (list: string[]) => list.map((item) => item.toLowerCase())

function splitList(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
