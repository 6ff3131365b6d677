import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../new-folder.ts'
import type { Base, BaseReference } from './base.ts'
import { type About, HOME, imageConfig, imageManifest } from './describe.ts'
import { type Descriptor, type Index, TYPES } from './formats.ts'
import { writeLayer } from './layer.ts'

interface LayoutOptions {
  /** The folder of the bundles. */
  application: string
  /** Where the layout is written; what is there is replaced at the end. */
  out: string
  about: About
  reference: BaseReference
  base: Base | null
}

export interface Layout {
  /** What environments name. */
  digest: string
  /** Bytes that a registry stores of the application. */
  compressed: number
}

/** The file by which everybody knows a layout. */
const MARK = 'oci-layout'

export const isOfLayout = (name: string) => ['blobs', 'index.json', MARK].includes(name)

/** What a person calls the image inside the layout. Layers without their base must not be taken for an image. */
export const TAGS = { whole: 'studio', 'without-base': 'application-layers' }

/** Writes an OCI image layout: https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md */
export const writeLayout = ({ out, ...parts }: LayoutOptions): Promise<Layout> =>
  makeFolder({ out, isOwn: isOfLayout, fill: (folder) => fillLayout(folder, parts) })

async function fillLayout(folder: string, options: Omit<LayoutOptions, 'out'>): Promise<Layout> {
  const { application, about, reference, base } = options
  const blobs = join(folder, 'blobs/sha256')
  mkdirSync(blobs, { recursive: true })
  const put = (mediaType: string, content: object): Descriptor => {
    const bytes = Buffer.from(JSON.stringify(content))
    const digest = createHash('sha256').update(bytes).digest('hex')
    writeFileSync(join(blobs, digest), bytes)
    return { mediaType, digest: `sha256:${digest}`, size: bytes.length }
  }

  const isPackage = (path: string) => path.startsWith('node_modules/')
  const common = { folder: application, at: HOME.slice(1), blobs }
  const layers = [
    // Packages change rarely. Their files have no date, so that a registry and its machines keep one copy.
    await writeLayer({ ...common, includes: isPackage, mtime: 0 }),
    // The web's entity tags come from sizes and dates, so pages of two releases must not be equally old.
    await writeLayer({ ...common, includes: (path) => !isPackage(path), mtime: about.created }),
  ]
  const blobsOfBase = base === null ? [] : [base.manifest.config, ...base.manifest.layers]
  for (const { digest } of blobsOfBase)
    if (base) copyFileSync(base.fileOf(digest), join(blobs, digest.replace('sha256:', '')))

  const parts = { about, layers, reference, base }
  const config = put(TYPES.config, imageConfig(parts))
  const manifest = put(TYPES.manifest, imageManifest(parts, config))
  const tag = base === null ? TAGS['without-base'] : TAGS.whole
  const index: Index = {
    schemaVersion: 2,
    mediaType: TYPES.index,
    manifests: [
      {
        ...manifest,
        platform: { os: 'linux', architecture: 'amd64' },
        annotations: { 'org.opencontainers.image.ref.name': tag },
      },
    ],
  }
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index))
  writeFileSync(join(folder, MARK), JSON.stringify({ imageLayoutVersion: '1.0.0' }))
  return { digest: manifest.digest, compressed: layers.reduce((sum, { size }) => sum + size, 0) }
}
