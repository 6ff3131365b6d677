import type { BucketDescription } from '../description.ts'
import type { Access, Caller } from './access.ts'
import { type Call, sendEmpty, sendRefusal } from './call.ts'
import { addCorsHeaders, answerPreflight } from './cors.ts'
import { asRefusal, StorageError, unavailable, unimplemented, xmlBody } from './errors.ts'
import type { PolicyUploads } from './policy-uploads.ts'
import { decodePath } from './raw-url.ts'
import type { Sessions } from './sessions.ts'
import { isSigned, readSignature, signatureDoesNotMatch } from './signature.ts'
import type { StorageDeps } from './storage-deps.ts'
import type { XmlObjects } from './xml-objects.ts'

// Sub-resources of the XML API, given as query parameters. Ignoring one would do something other than what was asked.
const SUBRESOURCES = new Set(
  'acl billing cors compose encryption encryptionConfig lifecycle location logging storageClass tagging uploads uploadId partNumber versioning websiteConfig retention legal-hold restore'.split(
    ' ',
  ),
)

/** The XML API in path style, `/BUCKET/OBJECT`: signed URLs, resumable uploads of browsers, POST forms. */
export function createXmlApi(deps: {
  storage: StorageDeps
  access: Access
  sessions: Sessions
  objects: XmlObjects
  forms: PolicyUploads
  isOut: () => boolean
}) {
  const { access, sessions, objects, forms } = deps
  const { iam, signersNow } = deps.storage

  function callerOf(call: Call): Caller {
    if (!isSigned(call.rawQuery)) return access.callerOf(call.request.headers.authorization, 'xml')
    const { method, path, rawQuery, request } = call
    const claim = readSignature({ method, path, rawQuery, headers: request.headersDistinct }, signersNow())
    const genuine = claim.candidates.some(({ stringToSign }) =>
      iam.verifySignature(claim.email, Buffer.from(stringToSign), claim.signature),
    )
    if (!genuine) throw signatureDoesNotMatch(claim)
    return { email: claim.email, api: 'xml' }
  }

  /** The address of a session is its authority, so it must be used for the object it was made for. */
  async function continueSession(call: Call, id: string, bucket: BucketDescription, name: string) {
    const session = sessions.find(id)
    call.account = session.writer
    const same = session.api === 'xml' && session.bucket === bucket.name && session.name === name
    if (!same) throw malformed(call)
    if (call.method === 'PUT') return objects.putChunk(call, id)
    if (call.method === 'DELETE') return objects.cancel(call, id)
    throw unimplemented(`${call.method} on a resumable session`)
  }

  async function dispatch(call: Call, bucketName: string, name: string) {
    const bucket = access.bucket(bucketName)
    const id = call.query.get('upload_id')
    if (id !== null) return continueSession(call, id, bucket, name)
    if (name === '' && call.method === 'POST') return forms(call, bucket)

    const subresource = [...call.query.keys()].find((key) => SUBRESOURCES.has(key))
    if (subresource) throw unimplemented(`the XML API's ?${subresource}`)
    if (name === '') throw unimplemented('bucket requests of the XML API; use the JSON API')
    const caller = callerOf(call)
    call.account = caller.email
    const target = { call, caller, bucket, name }
    switch (call.method) {
      case 'GET':
      case 'HEAD':
        return objects.get(target)
      case 'PUT':
        return objects.put(target)
      case 'POST':
        return objects.startSession(target)
      case 'DELETE':
        return objects.remove(target)
      default:
        throw notAllowed(call.method)
    }
  }

  function addCors(call: Call, bucketName: string) {
    const rules = access.buckets.get(bucketName)?.cors ?? []
    const id = call.query.get('upload_id')
    // A session belongs to the origin that started it.
    if (id !== null && sessions.originOf(id) !== (call.request.headers.origin ?? null)) return
    addCorsHeaders(call.request, call.response, rules)
  }

  return async function handle(call: Call) {
    const { request, response } = call
    try {
      const [, bucketName = '', ...rest] = decodePath(call.path)
      if (call.method === 'OPTIONS') {
        return answerPreflight(request, response, access.buckets.get(bucketName)?.cors ?? [])
      }
      addCors(call, bucketName)
      if (deps.isOut()) throw unavailable()
      await dispatch(call, bucketName, rest.join('/'))
    } catch (error) {
      const refusal = asRefusal(error)
      if (!refusal || response.headersSent) throw error
      sendError(call, refusal)
    }
  }
}

function sendError(call: Call, error: StorageError) {
  const { status, headers } = error.failure
  if (status === 304) return sendEmpty(call, 304)
  const type = { 'Content-Type': 'application/xml; charset=UTF-8', 'Cache-Control': 'private, max-age=0' }
  sendRefusal(call, status, { ...type, ...headers }, xmlBody(error))
}

const malformed = (call: Call) =>
  new StorageError({
    status: 400,
    reason: 'invalid',
    code: 'InvalidURI',
    message: "Couldn't parse the specified URI.",
    details: `The upload_id does not belong to ${call.path}`,
  })

const notAllowed = (method: string) =>
  new StorageError({
    status: 405,
    reason: 'methodNotAllowed',
    code: 'MethodNotAllowed',
    message: `The specified method is not allowed against this resource: ${method}`,
  })
