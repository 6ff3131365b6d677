import type { BucketDescription } from '../description.ts'
import type { Access, Caller } from './access.ts'
import { type Call, parseJsonObject, readJson, sendEmpty, sendJson } from './call.ts'
import { expectedChecksums } from './checksum-headers.ts'
import type { DirectUploads } from './direct.ts'
import { invalid, unimplemented } from './errors.ts'
import { checkObjectName } from './object-name.ts'
import type { Objects } from './objects.ts'
import { boundaryOf, createPartReader } from './part-reader.ts'
import { checkPreconditions, queryPreconditions } from './preconditions.ts'
import { objectResource } from './resource.ts'
import type { Progress, Resumable } from './resumable.ts'
import type { Sessions } from './sessions.ts'
import { applySettings } from './settings.ts'

type Body = Record<string, unknown>

/** `/upload/storage/v1/b/BUCKET/o`. Source: https://cloud.google.com/storage/docs/json_api/v1/objects/insert */
export function createJsonUploads(deps: {
  access: Access
  direct: DirectUploads
  objects: Objects
  sessions: Sessions
  resumable: Resumable
}) {
  const { access, direct, objects, sessions, resumable } = deps

  /** Returns the name if the caller may create such an object. */
  function nameOf(
    caller: Caller,
    bucket: BucketDescription,
    query: URLSearchParams,
    body: Body = {},
  ): string {
    const name = query.get('name') ?? body.name
    access.demand(caller, 'storage.objects.create', bucket, typeof name === 'string' ? name : '')
    return checkObjectName(typeof name === 'string' ? name : '')
  }

  async function simple(call: Call, caller: Caller, bucket: BucketDescription) {
    const { request, query } = call
    const name = nameOf(caller, bucket, query)
    const contentType = request.headers['content-type']
    const object = await direct({
      caller,
      bucket,
      name,
      settings: applySettings({}, contentTypeAndEncoding(query, contentType)),
      preconditions: queryPreconditions(query),
      expected: expectedChecksums(request.headers, true),
      sizeRange: null,
      body: call.body,
    })
    sendJson(call, objectResource(object))
  }

  async function multipart(call: Call, caller: Caller, bucket: BucketDescription) {
    const { request, query } = call
    const parts = createPartReader(call.body, boundaryOf(request.headers['content-type']))
    if (!(await parts.next())) throw invalid('Missing the metadata part.')
    const body = parseJsonObject(await parts.text())
    const media = await parts.next()
    if (!media) throw invalid('Missing the media part.')
    const object = await direct({
      caller,
      bucket,
      name: nameOf(caller, bucket, query, body),
      settings: applySettings(applySettings({}, contentTypeAndEncoding(query, media['content-type'])), body),
      preconditions: queryPreconditions(query),
      expected: { ...promisedBy(body), ...expectedChecksums(request.headers, false) },
      sizeRange: null,
      body: parts.content(),
    })
    sendJson(call, objectResource(object))
  }

  async function start(call: Call, caller: Caller, bucket: BucketDescription) {
    const { request, query } = call
    const body = await readJson(call)
    const name = nameOf(caller, bucket, query, body)
    const length = request.headers['x-upload-content-length']?.toString()
    if (length !== undefined && !/^\d{1,15}$/.test(length)) throw invalid('Invalid X-Upload-Content-Length.')
    const contentType = request.headers['x-upload-content-type']?.toString()
    const preconditions = queryPreconditions(query)
    const settings = applySettings(applySettings({}, contentTypeAndEncoding(query, contentType)), body)

    const replaced = objects.live(bucket.name, name)
    checkPreconditions(preconditions, replaced, 'write')
    if (replaced) access.demand(caller, 'storage.objects.delete', bucket, name)
    const id = sessions.start(bucket, name, {
      api: 'json',
      writer: caller.email,
      settings,
      preconditions,
      total: length === undefined ? null : Number(length),
      sizeRange: null,
      expected: promisedBy(body),
      origin: request.headers.origin ?? null,
    })
    const address = `http://${request.headers.host}/upload/storage/v1/b/${bucket.name}/o`
    const parameters = new URLSearchParams({ uploadType: 'resumable', name, upload_id: id })
    sendEmpty(call, 200, { Location: `${address}?${parameters}`, 'X-GUploader-UploadID': id })
  }

  /** The XML API's sessions treat origins differently, so they are not accepted here. */
  function ofJson(call: Call, id: string) {
    const { api, writer } = sessions.find(id)
    call.account = writer
    if (api !== 'json') throw invalid('The upload_id is not one of the JSON API.')
  }

  return {
    /** POST starts a new upload. */
    async insert(call: Call, caller: Caller, bucket: BucketDescription) {
      refuseUnsimulated(call)
      const type = call.query.get('uploadType') ?? call.request.headers['x-goog-upload-protocol']
      if (type === 'media') return simple(call, caller, bucket)
      if (type === 'multipart') return multipart(call, caller, bucket)
      if (type === 'resumable') return start(call, caller, bucket)
      throw invalid(`Unknown uploadType: ${type ?? 'none'}`)
    },

    /** PUT continues a session. */
    async put(call: Call, id: string) {
      ofJson(call, id)
      const progress = await resumable.put(id, call)
      if ('object' in progress) return sendJson(call, objectResource(progress.object))
      sendIncomplete(call, progress)
    },

    async cancel(call: Call, id: string) {
      ofJson(call, id)
      await resumable.cancel(id)
      sendEmpty(call, 499)
    },
  }
}

export type JsonUploads = ReturnType<typeof createJsonUploads>

/** Sends 308, or 200 to clients whose HTTP library would follow a 308. */
export function sendIncomplete(call: Call, { kept }: Extract<Progress, { kept: number }>) {
  const headers: Record<string, string> = kept > 0 ? { Range: `bytes=0-${kept - 1}` } : {}
  if (call.request.headers['x-guploader-no-308'] !== 'yes') return sendEmpty(call, 308, headers)
  sendEmpty(call, 200, { ...headers, 'X-Http-Status-Code-Override': '308' })
}

/** Refuses customer keys and access control lists, which would change what is stored or who may read it. */
export function refuseUnsimulated({ request, query }: Call) {
  const key = Object.keys(request.headers).find((name) => name.startsWith('x-goog-encryption-'))
  if (key) throw unimplemented('customer-supplied encryption keys')
  for (const parameter of [
    'kmsKeyName',
    'predefinedAcl',
    'destinationPredefinedAcl',
    'destinationKmsKeyName',
  ]) {
    if (query.has(parameter)) throw unimplemented(`the parameter ${parameter}`)
  }
}

function promisedBy({ md5Hash, crc32c }: Body) {
  return {
    ...(typeof md5Hash === 'string' && { md5: md5Hash }),
    ...(typeof crc32c === 'string' && { crc32c }),
  }
}

function contentTypeAndEncoding(query: URLSearchParams, contentType: string | undefined) {
  const contentEncoding = query.get('contentEncoding') ?? undefined
  return { ...(contentType && { contentType }), ...(contentEncoding && { contentEncoding }) }
}
