// One repository of images, such as Artifact Registry's, in the OCI distribution protocol.
// https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md
import { Refused } from './lease.ts'

export interface RepositoryDeps {
  /** `https://europe-west1-docker.pkg.dev` */
  url: string
  /** `project/atelier/studio` */
  name: string
  token: () => Promise<string>
}

export interface Manifest {
  mediaType: string
  bytes: Buffer
}

export type Repository = ReturnType<typeof createRepository>

/** What an image's digest may be the digest of; without this a registry converts or denies what it has. */
const MANIFESTS = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
].join(', ')

/**
 * Every call throws Refused when the registry does not let this account do it, and an Error for what else goes wrong.
 * https://cloud.google.com/artifact-registry/docs/docker/authentication#token
 */
export function createRepository({ url, name, token }: RepositoryDeps) {
  const base = `${url}/v2/${name}`

  async function call(path: string, init: RequestInit = {}, alright: readonly number[] = []) {
    const target = new URL(path, `${base}/`)
    const headers = new Headers(init.headers)
    // An upload may be sent somewhere else, which must not learn the token.
    if (target.origin === new URL(url).origin) headers.set('authorization', `Bearer ${await token()}`)
    const answer = await fetch(target, { ...init, headers })
    if (answer.ok || alright.includes(answer.status)) return answer
    const what = `${init.method ?? 'GET'} ${target.origin}${target.pathname}`
    const why = `${answer.status} ${(await answer.text()).slice(0, 300)}`.trim()
    // A missing right and a missing repository look the same, on purpose.
    if (answer.status === 401 || answer.status === 403)
      throw new Refused(
        `${base} answers ${answer.status}: this account needs roles/artifactregistry.${isReading(init) ? 'reader' : 'writer'} there, or the repository does not exist.`,
      )
    throw new Error(`${what}: ${why}`)
  }

  const locationOf = (answer: Response) => new URL(answer.headers.get('location') ?? '', answer.url).href

  return {
    url,
    name,
    async hasManifest(digest: string): Promise<boolean> {
      const init = { method: 'HEAD', headers: { accept: MANIFESTS } }
      return (await call(`${base}/manifests/${digest}`, init, [404])).ok
    },
    async manifest(digest: string): Promise<Manifest> {
      const answer = await call(`${base}/manifests/${digest}`, { headers: { accept: MANIFESTS } })
      const mediaType = answer.headers.get('content-type')?.split(';')[0] ?? ''
      return { mediaType, bytes: Buffer.from(await answer.arrayBuffer()) }
    },
    /** Under a tag, or under its digest. */
    async putManifest(reference: string, { mediaType, bytes }: Manifest): Promise<void> {
      const body = new Uint8Array(bytes)
      await call(`${base}/manifests/${reference}`, {
        method: 'PUT',
        headers: { 'content-type': mediaType },
        body,
      })
    },
    hasBlob: async (digest: string): Promise<boolean> =>
      (await call(`${base}/blobs/${digest}`, { method: 'HEAD' }, [404])).ok,
    /** The bytes from `offset` on; a registry that knows no ranges answers 200 with all of them. */
    readBlob: (digest: string, offset: number, signal: AbortSignal): Promise<Response> =>
      call(`${base}/blobs/${digest}`, {
        signal,
        ...(offset > 0 && { headers: { range: `bytes=${offset}-` } }),
      }),
    /** Begins an upload. Null when the registry took the blob from another of its repositories instead. */
    async beginUpload(digest: string, from: string | null): Promise<string | null> {
      const mount = from === null ? '' : `?${new URLSearchParams({ mount: digest, from })}`
      const answer = await call(`${base}/blobs/uploads/${mount}`, { method: 'POST' })
      return answer.status === 201 ? null : locationOf(answer)
    },
    /** How many bytes of an upload have arrived, and where it goes on. Null when the registry has forgotten it. */
    async uploaded(location: string): Promise<{ location: string; bytes: number } | null> {
      const answer = await call(location, {}, [400, 404, 416])
      if (!answer.ok) return null
      const [, last] = /^(?:bytes=)?0-(\d+)$/.exec(answer.headers.get('range') ?? '') ?? []
      const next = answer.headers.has('location') ? locationOf(answer) : location
      return { location: next, bytes: last === undefined ? 0 : Number(last) + 1 }
    },
    /** Sends a part of an upload that does not end it. Resolves to where it goes on. */
    async append(location: string, part: Blob, offset: number, signal: AbortSignal): Promise<string> {
      const headers = {
        'content-type': 'application/octet-stream',
        'content-range': `${offset}-${offset + part.size - 1}`,
      }
      return locationOf(await call(location, { method: 'PATCH', headers, body: part, signal }))
    },
    /** Ends an upload with all or nothing of its bytes. The registry refuses what has another digest. */
    async finish(location: string, digest: string, rest: Blob | null, signal: AbortSignal): Promise<void> {
      const target = new URL(location)
      target.searchParams.set('digest', digest)
      const headers = { 'content-type': 'application/octet-stream' }
      await call(target.href, { method: 'PUT', headers, body: rest, signal })
    },
  }
}

const isReading = ({ method = 'GET' }: RequestInit) => method === 'GET' || method === 'HEAD'
