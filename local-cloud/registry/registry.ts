// Artifact Registry for images: the OCI distribution protocol, as far as pushing, pulling and copying an image needs it.
// https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createStore, digestOf, missingParts } from './store.ts'

export interface RegistryDeps {
  /** Whether somebody with this access token may do that in a repository. */
  may(token: string, access: 'read' | 'write', repository: string): boolean
}

export interface RegistryFaults {
  /** Bytes after which the connection of the next upload ends; what came until then is kept. */
  cutUploadAfter?: number
}

/** Bytes; registries need not take larger manifests. */
const MAX_MANIFEST = 4 * 1024 * 1024

class Refusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** An HTTP handler with a state of its own, in memory. */
export function createRegistry({ may }: RegistryDeps) {
  const store = createStore()
  const asked: string[] = []
  let faults: RegistryFaults = {}

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers } = request
    const url = new URL(`http://localhost${request.url}`)
    asked.push(`${method} ${url.pathname}`)
    const [, name = '', kind, rest = ''] =
      /^\/v2\/(.+?)\/(manifests|blobs\/uploads|blobs)\/(.*)$/.exec(url.pathname) ?? []
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
    if (token === undefined) throw new Refusal(401, 'UNAUTHORIZED', 'authentication required')
    const check = (access: 'read' | 'write', repository = name) => {
      if (!may(token, access, repository))
        throw new Refusal(403, 'DENIED', `Permission denied on ${repository} (or it may not exist)`)
    }
    check(method === 'GET' || method === 'HEAD' ? 'read' : 'write')
    const repository = store.repository(name)
    const send = (status: number, fields: Record<string, string | number>, body?: Uint8Array) =>
      response.writeHead(status, fields).end(method === 'HEAD' ? undefined : body)

    if (kind === 'manifests' && (method === 'GET' || method === 'HEAD')) {
      const digest = repository.tags.get(rest) ?? rest
      const found = repository.manifests.get(digest)
      // Google's denies a manifest in a form that was not asked for.
      if (!found || !headers.accept?.includes(found.mediaType))
        throw new Refusal(404, 'MANIFEST_UNKNOWN', `no manifest ${rest}`)
      return void send(
        200,
        {
          'content-type': found.mediaType,
          'content-length': found.bytes.length,
          'docker-content-digest': digest,
        },
        found.bytes,
      )
    }
    if (kind === 'manifests' && method === 'PUT') {
      const bytes = await read(request)
      if (bytes.length > MAX_MANIFEST) throw new Refusal(413, 'SIZE_INVALID', 'the manifest is too large')
      const digest = digestOf(bytes)
      if (rest.startsWith('sha256:') && rest !== digest)
        throw new Refusal(400, 'DIGEST_INVALID', `the manifest is ${digest}`)
      const [missing] = missingParts(repository, bytes)
      if (missing) throw new Refusal(400, 'MANIFEST_BLOB_UNKNOWN', `there is no ${missing}`)
      repository.manifests.set(digest, { mediaType: headers['content-type'] ?? '', bytes })
      if (!rest.startsWith('sha256:')) repository.tags.set(rest, digest)
      return void send(201, { location: `/v2/${name}/manifests/${digest}`, 'docker-content-digest': digest })
    }
    if (kind === 'blobs' && (method === 'GET' || method === 'HEAD')) {
      const bytes = repository.blobs.get(rest)
      if (!bytes) throw new Refusal(404, 'BLOB_UNKNOWN', `no blob ${rest}`)
      const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0)
      const range = from > 0 && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }
      const fields = { 'content-length': bytes.length - from, 'docker-content-digest': rest, ...range }
      return void send(from > 0 ? 206 : 200, fields, bytes.subarray(from))
    }
    if (kind !== 'blobs/uploads') throw new Refusal(501, 'UNSUPPORTED', `${method} ${url.pathname}`)
    if (method === 'POST') {
      const [mount, from] = [url.searchParams.get('mount'), url.searchParams.get('from')]
      if (mount && from) {
        check('read', from)
        const bytes = store.repository(from).blobs.get(mount)
        if (bytes) {
          repository.blobs.set(mount, bytes)
          return void send(201, { location: `/v2/${name}/blobs/${mount}` })
        }
      }
      const id = randomUUID()
      repository.uploads.set(id, Buffer.alloc(0))
      return void send(202, { location: `/v2/${name}/blobs/uploads/${id}` })
    }
    const upload = repository.uploads.get(rest)
    if (!upload) throw new Refusal(404, 'BLOB_UPLOAD_UNKNOWN', `no upload ${rest}`)
    const state = (bytes: Buffer) => ({
      location: `/v2/${name}/blobs/uploads/${rest}`,
      ...(bytes.length > 0 && { range: `0-${bytes.length - 1}` }),
    })
    if (method === 'GET') return void send(204, state(upload))
    const [, begin = String(upload.length)] = /^(\d+)-/.exec(headers['content-range'] ?? '') ?? []
    if (Number(begin) !== upload.length)
      throw new Refusal(416, 'BLOB_UPLOAD_INVALID', `the upload has ${upload.length} bytes`)
    const keep = (bytes: Buffer) => repository.uploads.set(rest, Buffer.concat([upload, bytes]))
    const bytes = Buffer.concat([upload, await read(request, cutting(keep))])
    repository.uploads.set(rest, bytes)
    if (method === 'PATCH') return void send(202, state(bytes))
    if (method !== 'PUT') throw new Refusal(501, 'UNSUPPORTED', `${method} of an upload`)
    const digest = url.searchParams.get('digest') ?? ''
    repository.uploads.delete(rest)
    if (digestOf(bytes) !== digest) throw new Refusal(400, 'DIGEST_INVALID', `the blob is ${digestOf(bytes)}`)
    repository.blobs.set(digest, bytes)
    send(201, { location: `/v2/${name}/blobs/${digest}` })
  }

  function cutting(keep: (bytes: Buffer) => void) {
    const { cutUploadAfter } = faults
    return cutUploadAfter === undefined
      ? undefined
      : (bytes: Buffer) => {
          if (bytes.length < cutUploadAfter) return false
          faults = {}
          keep(bytes.subarray(0, cutUploadAfter))
          return true
        }
  }

  return {
    handler(request: IncomingMessage, response: ServerResponse): void {
      answer(request, response).catch((error: unknown) => {
        if (response.headersSent || request.destroyed) return void response.destroy()
        const { status, code } = error instanceof Refusal ? error : { status: 500, code: 'UNKNOWN' }
        const message = error instanceof Error ? error.message : String(error)
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(JSON.stringify({ errors: [{ code, message }] }))
      })
    },
    /** What was asked, as `METHOD path`, in order. */
    asked,
    disturb(next: RegistryFaults): void {
      faults = next
    },
  }
}

/** The body. `isCut` is told what has come so far, and ends the connection by saying yes. */
async function read(request: IncomingMessage, isCut?: (bytes: Buffer) => boolean): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) {
    chunks.push(chunk)
    if (isCut?.(Buffer.concat(chunks))) {
      request.destroy()
      throw new Error('The connection was cut')
    }
  }
  return Buffer.concat(chunks)
}
