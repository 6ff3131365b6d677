import type { Happening } from '../happenings.ts'
import { type JsonPath, jsonPath } from './json-api.ts'
import { decodePath } from './raw-url.ts'

type ObjectHappening = Extract<Happening, { kind: 'object' }>

export type Operation = Pick<ObjectHappening, 'method' | 'bucket' | 'object'>

interface Asked {
  method: string
  /** As sent: percent-encoded, without the query. */
  path: string
  query: URLSearchParams
}

/**
 * Which of Google's operations a request asks for; null for those that are not billed, such as a browser's preflight,
 * and for what is none. A copy counts for the object that it makes.
 * Source: https://cloud.google.com/storage/pricing#operations-by-class
 */
export function operationOf(asked: Asked): Operation | null {
  const { method, path, query } = asked
  if (method === 'OPTIONS') return null
  try {
    const json = jsonPath(path)
    if (!json) return xmlOperation(asked)
    const segments = decodePath(json.segments.join('/'))
    return json.kind === 'upload'
      ? upload(method, segments, query)
      : jsonOperation(json.kind, segments, asked)
  } catch {
    // The path cannot be decoded, and the request is refused for that.
    return null
  }
}

function xmlOperation({ method, path, query }: Asked): Operation | null {
  const [, bucket = '', ...rest] = decodePath(path)
  const object = rest.join('/')
  const isSession = query.has('upload_id')
  switch (method) {
    case 'GET':
      return { method: 'read', bucket, object }
    case 'HEAD':
      return { method: 'get', bucket, object }
    case 'PUT':
      return { method: isSession ? 'chunk' : 'insert', bucket, object }
    case 'POST':
      return { method: object === '' ? 'insert' : 'session', bucket, object }
    case 'DELETE':
      return isSession ? null : { method: 'delete', bucket, object }
    default:
      return null
  }
}

function upload(method: string, [, bucket = '']: string[], query: URLSearchParams): Operation | null {
  const object = query.get('name') ?? ''
  if (query.has('upload_id')) return method === 'PUT' ? { method: 'chunk', bucket, object } : null
  return { method: query.get('uploadType') === 'resumable' ? 'session' : 'insert', bucket, object }
}

function jsonOperation(
  kind: JsonPath['kind'],
  [b, bucket = '', o, object = '', verb, , toBucket = '', , toObject = '']: string[],
  { method, query }: Asked,
): Operation | null {
  if (b !== 'b') return null
  if (o !== 'o') return { method: bucket === '' ? 'list' : 'get', bucket, object: '' }
  if (object === '') return { method: 'list', bucket, object: '' }
  if (verb === 'copyTo' || verb === 'rewriteTo')
    return { method: 'rewrite', bucket: toBucket, object: toObject }
  if (verb === 'compose') return { method: 'compose', bucket, object }
  if (verb === 'restore') return { method: 'insert', bucket, object }
  switch (method) {
    case 'GET':
    case 'HEAD': {
      const isContent = kind === 'download' || query.get('alt') === 'media'
      return { method: isContent ? 'read' : 'get', bucket, object }
    }
    case 'PATCH':
    case 'PUT':
      return { method: 'update', bucket, object }
    case 'DELETE':
      return { method: 'delete', bucket, object }
    default:
      return null
  }
}
