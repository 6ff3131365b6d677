// The image that ours begins with: which one it is, and its layers from a copy on this machine.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Descriptor, ImageConfig, Index, Manifest } from './formats.ts'

export interface BaseReference {
  /** As the Dockerfile names it, with its tag: `docker.io/library/node:24.21.0-slim`. */
  name: string
  digest: string
}

/** Reads which image the last stage of a Dockerfile begins with. */
export function baseOf(dockerfile: string): BaseReference {
  const froms = [
    ...dockerfile.matchAll(/^FROM (?:--platform=\S+ )?(\S+)@(sha256:[0-9a-f]{64})(?: AS \S+)?$/gm),
  ]
  const [, name, digest] = froms.at(-1) ?? []
  if (name === undefined || digest === undefined) throw new Error('The Dockerfile names no base by digest')
  return { name, digest }
}

export interface Base {
  manifest: Manifest
  digest: string
  config: ImageConfig
  /** Where the bytes of a blob are. */
  fileOf: (digest: string) => string
}

/**
 * Reads the base from a folder in the form of an OCI layout. Every step from the reference's digest to each layer is
 * checked, so the folder itself need not be trusted.
 */
export function readBase(folder: string, { name, digest }: BaseReference): Base {
  const fileOf = (blob: string) => join(folder, 'blobs', blob.replace(':', '/'))
  const read = (blob: string): Buffer => {
    if (!existsSync(fileOf(blob))) throw new Error(`${folder} does not hold ${blob} of ${name}`)
    const bytes = readFileSync(fileOf(blob))
    if (`sha256:${createHash('sha256').update(bytes).digest('hex')}` !== blob)
      throw new Error(`${fileOf(blob)} is not what its name says`)
    return bytes
  }
  const json = (blob: string): unknown => JSON.parse(read(blob).toString())

  const document = json(digest) as Index | Manifest
  const own = 'manifests' in document ? forLinux(document, name).digest : digest
  const manifest = json(own) as Manifest
  for (const layer of manifest.layers) read(layer.digest)
  return { manifest, digest: own, config: json(manifest.config.digest) as ImageConfig, fileOf }
}

/** Cloud Run takes images for this platform only. https://cloud.google.com/run/docs/container-contract */
function forLinux({ manifests }: Index, name: string): Descriptor {
  const found = manifests.find(
    ({ platform }) => platform?.os === 'linux' && platform.architecture === 'amd64',
  )
  if (!found) throw new Error(`${name} has no image for linux/amd64`)
  return found
}
