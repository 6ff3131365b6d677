import { COMPILED, compileCacheAt } from '../bundle/compile-cache.ts'
import type { Base, BaseReference } from './base.ts'
import { type Descriptor, type ImageConfig, type Manifest, TYPES } from './formats.ts'
import type { Layer } from './layer.ts'

/** Where the application is in the image. */
export const HOME = '/app'
/** Nobody, by number, so that a platform can see that it is not root. */
export const USER = '65534:65534'

export interface About {
  version: string
  /** The commit; null outside of a repository or when files were changed. */
  revision: string | null
  /** Seconds since 1970. */
  created: number
  source: string
}

interface Parts {
  about: About
  layers: Layer[]
  reference: BaseReference
  /** Null writes the application's layers alone. */
  base: Base | null
}

/** How the image is started and what it says about itself. Each service sets arguments of its own. */
export function imageConfig({ about, layers, reference, base }: Parts): ImageConfig {
  const created = new Date(about.created * 1000).toISOString()
  const inherited = base?.config
  const own = { NODE_ENV: 'production', ...compileCacheAt(`${HOME}/${COMPILED}`) }
  return {
    created,
    os: 'linux',
    architecture: 'amd64',
    config: {
      ...inherited?.config,
      User: USER,
      Env: [
        ...(inherited?.config?.Env ?? []),
        ...Object.entries(own).map(([name, value]) => `${name}=${value}`),
      ],
      // The base's entrypoint is a shell script that only decides whether to start Node.
      Entrypoint: [],
      Cmd: ['node', '--enable-source-maps', 'services/api/main.mjs'],
      WorkingDir: HOME,
      Labels: labelsOf(about, reference),
    },
    rootfs: {
      type: 'layers',
      diff_ids: [...(inherited?.rootfs.diff_ids ?? []), ...layers.map(({ diffId }) => diffId)],
    },
    history: [
      ...(inherited?.history ?? []),
      ...layers.map((_, index) => ({
        created,
        created_by: `npm run image, layer ${index + 1} of ${layers.length}`,
      })),
    ],
  }
}

/** https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md */
function labelsOf({ version, revision, created, source }: About, { name, digest }: BaseReference) {
  return {
    'org.opencontainers.image.title': 'Atelier',
    'org.opencontainers.image.version': version,
    ...(revision !== null && { 'org.opencontainers.image.revision': revision }),
    'org.opencontainers.image.created': new Date(created * 1000).toISOString(),
    'org.opencontainers.image.source': source,
    'org.opencontainers.image.licenses': 'Apache-2.0',
    'org.opencontainers.image.base.name': name,
    'org.opencontainers.image.base.digest': digest,
  }
}

export function imageManifest({ about, layers, reference, base }: Parts, config: Descriptor): Manifest {
  return {
    schemaVersion: 2,
    mediaType: TYPES.manifest,
    config,
    layers: [
      ...(base?.manifest.layers ?? []),
      ...layers.map(({ digest, size }) => ({ mediaType: TYPES.layer, digest, size })),
    ],
    annotations: labelsOf(about, { name: reference.name, digest: base?.digest ?? reference.digest }),
  }
}
