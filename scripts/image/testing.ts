import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Descriptor, type ImageConfig, type Index, type Manifest, TYPES } from './formats.ts'

/** A folder with these files, which is deleted at the end of the scope. Files are written in the order given. */
export function folderWith(files: Record<string, string | Uint8Array>) {
  const path = mkdtempSync(join(tmpdir(), 'atelier-image-test-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
    utimesSync(join(path, name), new Date(), new Date(Math.random() * 1e12))
  }
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

/** The files of a layout with an image for two platforms, as a registry gives it, and the digest of its index. */
export function smallBase() {
  const files: Record<string, string> = {}
  const put = (mediaType: string, content: object | string): Descriptor => {
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    const digest = createHash('sha256').update(text).digest('hex')
    files[`blobs/sha256/${digest}`] = text
    return { mediaType, digest: `sha256:${digest}`, size: text.length }
  }
  const layer = put(TYPES.layer, 'the layer of a system')
  const config: ImageConfig = {
    os: 'linux',
    architecture: 'amd64',
    config: {
      Env: ['PATH=/usr/local/bin', 'NODE_VERSION=24.21.0'],
      Entrypoint: ['docker-entrypoint.sh'],
      Cmd: ['node'],
    },
    rootfs: { type: 'layers', diff_ids: [`sha256:${'1'.repeat(64)}`] },
    history: [{ created_by: 'a system' }],
  }
  const manifest: Manifest = { schemaVersion: 2, config: put(TYPES.config, config), layers: [layer] }
  const index: Index = {
    schemaVersion: 2,
    manifests: [
      {
        ...put(TYPES.manifest, { ...manifest, layers: [] }),
        platform: { os: 'linux', architecture: 'arm64' },
      },
      { ...put(TYPES.manifest, manifest), platform: { os: 'linux', architecture: 'amd64' } },
    ],
  }
  const { digest } = put(TYPES.index, index)
  return { files, layer, reference: { name: 'docker.io/library/node:24.21.0-slim', digest } }
}
