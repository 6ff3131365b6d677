import type { IncomingHttpHeaders } from 'node:http'
import type { BucketDescription } from '../description.ts'
import type { Access, Caller } from './access.ts'
import type { Blobs } from './blobs.ts'
import { type Call, sendEmpty } from './call.ts'
import { expectedChecksums } from './checksum-headers.ts'
import type { DirectUploads } from './direct.ts'
import { download, hashHeader } from './download.ts'
import { invalid, preconditionFailed, unimplemented } from './errors.ts'
import { generationOf } from './json-objects.ts'
import { sendIncomplete } from './json-uploads.ts'
import { checkObjectName } from './object-name.ts'
import type { Objects } from './objects.ts'
import { checkPreconditions, headerPreconditions, notModified } from './preconditions.ts'
import { xmlEtag } from './resource.ts'
import type { Resumable } from './resumable.ts'
import type { Sessions } from './sessions.ts'
import { checkSettings, type Settings } from './settings.ts'
import { parseSizeRange, refuseLarger, refuseSmaller } from './size-range.ts'
import type { StoredObject } from './stored-object.ts'

interface Target {
  call: Call
  caller: Caller
  bucket: BucketDescription
  name: string
}

/** Objects through the XML API. Source: https://cloud.google.com/storage/docs/xml-api/reference-methods */
export function createXmlObjects(deps: {
  access: Access
  objects: Objects
  blobs: Blobs
  direct: DirectUploads
  sessions: Sessions
  resumable: Resumable
}) {
  const { access, objects, blobs, direct, sessions, resumable } = deps

  function find({ call, caller, bucket, name }: Target): StoredObject {
    const generation = generationOf(call.query)
    const object =
      generation === null ? objects.live(bucket.name, name) : objects.version(bucket.name, name, generation)
    if (!object) throw access.missing(caller, bucket, name)
    return object
  }

  return {
    async get(target: Target) {
      const { call, caller, bucket, name } = target
      access.demand(caller, 'storage.objects.get', bucket, name)
      const object = find(target)
      checkPreconditions(headerPreconditions(call.request.headers), object, 'read')
      checkConditional(call.request.headers, object)
      await download(call, object, blobs, {
        api: 'xml',
        contentType: call.query.get('response-content-type') ?? undefined,
        contentDisposition: call.query.get('response-content-disposition') ?? undefined,
      })
    },

    async put({ call, caller, bucket, name }: Target) {
      const { headers } = call.request
      refuseUnsimulated(headers)
      access.demand(caller, 'storage.objects.create', bucket, name)
      const sizeRange = parseSizeRange(headers['x-goog-content-length-range']?.toString())
      if (headers['content-length'] !== undefined) {
        refuseLarger(Number(headers['content-length']), sizeRange)
        refuseSmaller(Number(headers['content-length']), sizeRange)
      }
      const object = await direct({
        caller,
        bucket,
        name: checkObjectName(name),
        settings: headerSettings(headers),
        preconditions: headerPreconditions(headers),
        expected: expectedChecksums(headers, true),
        sizeRange,
        body: call.body,
      })
      sendEmpty(call, 200, uploadHeaders(object))
    },

    /** POST with `x-goog-resumable: start`. The Location in the answer needs no further signature. */
    async startSession({ call, caller, bucket, name }: Target) {
      const { headers } = call.request
      if (headers['x-goog-resumable'] !== 'start') {
        throw invalid('POST to an object needs the header x-goog-resumable: start.')
      }
      refuseUnsimulated(headers)
      access.demand(caller, 'storage.objects.create', bucket, name)
      checkObjectName(name)
      const preconditions = headerPreconditions(headers)
      const sizeRange = parseSizeRange(headers['x-goog-content-length-range']?.toString())
      const length = headers['x-upload-content-length']?.toString()
      if (length !== undefined && !/^\d{1,15}$/.test(length))
        throw invalid('Invalid X-Upload-Content-Length.')
      const total = length === undefined ? null : Number(length)
      if (total !== null) {
        refuseLarger(total, sizeRange)
        refuseSmaller(total, sizeRange)
      }
      const replaced = objects.live(bucket.name, name)
      checkPreconditions(preconditions, replaced, 'write')
      if (replaced) access.demand(caller, 'storage.objects.delete', bucket, name)
      const id = sessions.start(bucket, name, {
        api: 'xml',
        writer: caller.email,
        settings: headerSettings(headers),
        preconditions,
        total,
        sizeRange,
        expected: {},
        origin: headers.origin ?? null,
      })
      const location = `http://${headers.host}${call.path}?upload_id=${id}`
      sendEmpty(call, 201, { Location: location, 'X-GUploader-UploadID': id })
    },

    async putChunk(call: Call, id: string) {
      const progress = await resumable.put(id, call)
      if ('object' in progress) return sendEmpty(call, 200, uploadHeaders(progress.object))
      sendIncomplete(call, progress)
    },

    async cancel(call: Call, id: string) {
      await resumable.cancel(id)
      sendEmpty(call, 499)
    },

    async remove(target: Target) {
      const { call, caller, bucket, name } = target
      access.demand(caller, 'storage.objects.delete', bucket, name)
      const object = find(target)
      checkPreconditions(headerPreconditions(call.request.headers), object, 'write')
      objects.remove(bucket, object, generationOf(call.query) !== null)
      sendEmpty(call, 204)
    },
  }
}

export type XmlObjects = ReturnType<typeof createXmlObjects>

export function uploadHeaders(object: StoredObject): Record<string, string> {
  return {
    ETag: xmlEtag(object),
    'x-goog-generation': String(object.generation),
    'x-goog-metageneration': String(object.metageneration),
    'x-goog-hash': hashHeader(object),
    'x-goog-stored-content-encoding': object.settings.contentEncoding ?? 'identity',
    'x-goog-stored-content-length': String(object.size),
  }
}

const HEADER_SETTINGS = {
  'content-type': 'contentType',
  'cache-control': 'cacheControl',
  'content-disposition': 'contentDisposition',
  'content-encoding': 'contentEncoding',
  'content-language': 'contentLanguage',
  'x-goog-custom-time': 'customTime',
  'x-goog-storage-class': 'storageClass',
} as const

/** What an upload's headers or a form's fields say about the object. */
export function headerSettings(headers: Record<string, string | string[] | undefined>): Settings {
  const settings: Settings = {}
  for (const [header, key] of Object.entries(HEADER_SETTINGS)) {
    const value = headers[header]?.toString()
    if (value) settings[key] = value
  }
  const custom = Object.entries(headers).filter(([name]) => name.startsWith('x-goog-meta-'))
  if (custom.length > 0) {
    settings.metadata = Object.fromEntries(
      custom.map(([name, value]) => [name.slice('x-goog-meta-'.length), String(value)]),
    )
  }
  return checkSettings(settings)
}

// Ignoring these headers would store something other than what was asked for.
export function refuseUnsimulated(headers: Record<string, unknown>) {
  const name = Object.keys(headers).find((key) =>
    /^x-(goog-(acl|encryption-|copy-source|object-lock-|metadata-directive)|amz-)/.test(key),
  )
  if (name) throw unimplemented(`the header ${name}`)
}

/** Evaluates RFC 9110's conditional headers in their order of precedence. */
function checkConditional(headers: IncomingHttpHeaders, object: StoredObject) {
  const etag = xmlEtag(object)
  const names = (list: string) => list === '*' || list.split(',').some((item) => item.trim() === etag)
  const seconds = Math.floor(object.updated / 1000) * 1000
  const since = (header: string | undefined) => Date.parse(header ?? '')

  const match = headers['if-match']
  if (match !== undefined ? !names(match) : seconds > since(headers['if-unmodified-since']))
    throw preconditionFailed()
  const noneMatch = headers['if-none-match']
  if (noneMatch !== undefined ? names(noneMatch) : seconds <= since(headers['if-modified-since']))
    throw notModified()
}
