import type { Access, Caller } from './access.ts'
import { type Call, sendEmpty, sendRefusal } from './call.ts'
import { addJsonCorsHeaders, answerJsonPreflight } from './cors.ts'
import { asRefusal, jsonBody, StorageError, unavailable, unimplemented } from './errors.ts'
import type { JsonBuckets } from './json-buckets.ts'
import type { JsonCopies } from './json-copies.ts'
import type { JsonObjects } from './json-objects.ts'
import type { JsonUploads } from './json-uploads.ts'
import { decodePath } from './raw-url.ts'

type Handle = (call: Call, caller: Caller, path: string[]) => Promise<unknown> | unknown

interface Route {
  method: string
  /** Path segments; one that starts with a colon matches anything and is passed on, in order. */
  pattern: string[]
  handle: Handle
}

/**
 * The JSON API. Google's addresses start with `/storage/v1`, which the official Node client leaves out when
 * STORAGE_EMULATOR_HOST is set. Uploads are under `/upload/storage/v1`, some downloads under `/download/…`.
 */
export function createJsonApi(deps: {
  access: Access
  buckets: JsonBuckets
  objects: JsonObjects
  copies: JsonCopies
  uploads: JsonUploads
  isOut: () => boolean
}) {
  const { access, buckets, objects, copies, uploads } = deps
  const routes: Route[] = []
  const route = (method: string, pattern: string, handle: Handle) =>
    routes.push({ method, pattern: pattern.split('/').slice(1), handle })
  const place = (bucket = '', name = '') => ({ bucket: access.bucket(bucket), name })
  const target = (call: Call, caller: Caller, [bucket, name]: string[]) => ({
    call,
    caller,
    ...place(bucket, name),
  })

  route('GET', '/b', buckets.list)
  route('GET', '/b/:', (call, caller, [bucket]) => buckets.get(call, caller, place(bucket).bucket))
  route('GET', '/b/:/iam', (call, caller, [bucket]) => buckets.getPolicy(call, caller, place(bucket).bucket))
  route('GET', '/b/:/iam/testPermissions', (call, caller, [bucket]) =>
    buckets.testPermissions(call, caller, place(bucket).bucket),
  )
  route('GET', '/b/:/notificationConfigs', (call, caller, [bucket]) =>
    buckets.notifications(call, caller, place(bucket).bucket),
  )
  route('GET', '/projects/:/serviceAccount', buckets.serviceAccount)

  route('GET', '/b/:/o', (call, caller, [bucket]) => objects.list(call, caller, place(bucket).bucket))
  route('GET', '/b/:/o/:', (call, caller, path) => objects.get(target(call, caller, path)))
  route('PATCH', '/b/:/o/:', (call, caller, path) => objects.update(target(call, caller, path), false))
  route('PUT', '/b/:/o/:', (call, caller, path) => objects.update(target(call, caller, path), true))
  route('DELETE', '/b/:/o/:', (call, caller, path) => objects.remove(target(call, caller, path)))
  route('POST', '/b/:/o/:/restore', (call, caller, [b, o]) => copies.restore(call, caller, place(b, o)))
  route('POST', '/b/:/o/:/compose', (call, caller, [b, o]) => copies.compose(call, caller, place(b, o)))
  route('POST', '/b/:/o/:/copyTo/b/:/o/:', (call, caller, [b, o, toB, toO]) =>
    copies.copy(call, caller, place(b, o), place(toB, toO)),
  )
  route('POST', '/b/:/o/:/rewriteTo/b/:/o/:', (call, caller, [b, o, toB, toO]) =>
    copies.rewrite(call, caller, place(b, o), place(toB, toO)),
  )

  function callerOf(call: Call): Caller {
    const caller = access.callerOf(call.request.headers.authorization, 'json')
    call.account = caller.email
    return caller
  }

  async function handleUpload(call: Call, segments: string[]) {
    const id = call.query.get('upload_id')
    if (id !== null && call.method === 'PUT') return uploads.put(call, id)
    if (id !== null && call.method === 'DELETE') return uploads.cancel(call, id)
    const [b, bucket = '', o, ...more] = segments
    if (call.method !== 'POST' || b !== 'b' || o !== 'o' || more.length > 0) throw notFound(call)
    const caller = callerOf(call)
    return uploads.insert(call, caller, access.bucket(bucket))
  }

  async function dispatch(call: Call, { kind, segments }: JsonPath) {
    if (kind === 'batch') throw unimplemented('batch requests')
    if (kind === 'upload') return handleUpload(call, segments)
    if (kind === 'download') call.query.set('alt', 'media')
    const caller = callerOf(call)
    const method = call.method === 'HEAD' ? 'GET' : call.method
    for (const { method: wanted, pattern, handle } of routes) {
      const path = wanted === method ? match(pattern, segments) : null
      if (path) return handle(call, caller, path)
    }
    if (isUnencoded(segments)) throw notFound(call)
    if (segments[0] === 'b' || segments[0] === 'projects') throw unimplemented(`${method} ${call.path}`)
    throw notFound(call)
  }

  return async function handle(call: Call, path: JsonPath) {
    if (call.method === 'OPTIONS') return answerJsonPreflight(call.request, call.response)
    addJsonCorsHeaders(call.request, call.response)
    try {
      if (deps.isOut()) throw unavailable()
      await dispatch(call, { kind: path.kind, segments: decodePath(path.segments.join('/')) })
    } catch (error) {
      const refusal = asRefusal(error)
      if (!refusal || call.response.headersSent) throw error
      sendError(call, refusal, path.kind)
    }
  }
}

export interface JsonPath {
  kind: 'metadata' | 'upload' | 'download' | 'batch'
  /** The segments after `/storage/v1`, as they were sent. */
  segments: string[]
}

/** The part of the JSON API to which an address belongs; null when it belongs to the XML API. */
export function jsonPath(path: string): JsonPath | null {
  const [, prefix = ''] = path.split('/')
  if (!['storage', 'upload', 'resumable', 'download', 'batch', 'b', 'projects'].includes(prefix)) return null
  const [, ...segments] = path.split('/')
  const [first, second, third] = segments
  if (first === 'storage' && second === 'v1') return { kind: 'metadata', segments: segments.slice(2) }
  if ((first === 'upload' || first === 'download') && second === 'storage' && third === 'v1') {
    return { kind: first, segments: segments.slice(3) }
  }
  // Google's discovery document, which gcloud follows, sends resumable uploads here.
  if (first === 'resumable' && second === 'upload' && segments[2] === 'storage' && segments[3] === 'v1') {
    return { kind: 'upload', segments: segments.slice(4) }
  }
  if (first === 'batch') return { kind: 'batch', segments }
  const short = first === 'b' || (first === 'projects' && /^(serviceAccount|hmacKeys)$/.test(third ?? ''))
  return short ? { kind: 'metadata', segments } : null
}

/**
 * Whether an object's name was sent with unencoded slashes. To Google that is an address that does not exist.
 * Source: https://cloud.google.com/storage/docs/request-endpoints#encoding
 */
function isUnencoded([b, , o, , ...more]: string[]): boolean {
  return b === 'b' && o === 'o' && more.length > 0 && !OBJECT_METHODS.has(more[0] ?? '')
}

const OBJECT_METHODS = new Set(['acl', 'compose', 'copyTo', 'iam', 'moveTo', 'restore', 'rewriteTo'])

function match(pattern: string[], segments: string[]): string[] | null {
  if (pattern.length !== segments.length) return null
  const found: string[] = []
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? ''
    if (part === ':') found.push(segment)
    else if (part !== segment) return null
  }
  return found
}

function sendError(call: Call, error: StorageError, kind: JsonPath['kind']) {
  const { status, headers } = error.failure
  if (status === 304) return sendEmpty(call, 304)
  // Google answers failed downloads with the bare message.
  const plain = kind === 'download' || call.query.get('alt') === 'media' || status === 503
  const body = plain ? error.failure.message : jsonBody(error)
  const type = `${plain ? 'text/html' : 'application/json'}; charset=UTF-8`
  sendRefusal(call, status, { 'Content-Type': type, ...headers }, body)
}

const notFound = (call: Call) =>
  new StorageError({ status: 404, reason: 'notFound', code: 'NoSuchKey', message: `Not Found: ${call.path}` })
