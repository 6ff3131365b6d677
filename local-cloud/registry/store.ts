import { createHash } from 'node:crypto'

export interface StoredManifest {
  mediaType: string
  bytes: Buffer
}

interface Repository {
  /** By digest. */
  blobs: Map<string, Buffer>
  manifests: Map<string, StoredManifest>
  /** Digests by tag. */
  tags: Map<string, string>
  /** By the id of the upload. */
  uploads: Map<string, Buffer>
}

export const digestOf = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

export function createStore() {
  const repositories = new Map<string, Repository>()
  return {
    repository(name: string): Repository {
      const found = repositories.get(name) ?? {
        blobs: new Map(),
        manifests: new Map(),
        tags: new Map(),
        uploads: new Map(),
      }
      repositories.set(name, found)
      return found
    },
  }
}

export type Store = ReturnType<typeof createStore>

/** What a manifest or an index names that the repository does not have. */
export function missingParts({ blobs, manifests }: Repository, manifest: Buffer): string[] {
  const {
    config,
    layers = [],
    manifests: children = [],
  } = JSON.parse(manifest.toString()) as {
    config?: { digest: string }
    layers?: { digest: string }[]
    manifests?: { digest: string }[]
  }
  return [
    ...[...(config ? [config] : []), ...layers].filter(({ digest }) => !blobs.has(digest)),
    ...children.filter(({ digest }) => !manifests.has(digest)),
  ].map(({ digest }) => digest)
}
