import { createReadStream, createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import type { ImageConfig, Index, Manifest } from './formats.ts'

/** Unpacks the layers of a layout into a folder, with the modes that they name. Resolves to the image's settings. */
export async function unpack(layout: string, folder: string): Promise<ImageConfig> {
  const json = <Content>(file: string) => JSON.parse(readFileSync(join(layout, file), 'utf8')) as Content
  const blob = (digest: string) => `blobs/${digest.replace(':', '/')}`
  const [image] = json<Index>('index.json').manifests
  if (!image) throw new Error(`${layout} holds no image`)
  const manifest = json<Manifest>(blob(image.digest))
  for (const { digest } of manifest.layers) {
    const archive = extract()
    const read = pipeline(createReadStream(join(layout, blob(digest))), createGunzip(), archive)
    for await (const entry of archive) {
      const path = join(folder, entry.header.name)
      if (entry.header.type === 'directory') {
        mkdirSync(path, { recursive: true })
        entry.resume()
        continue
      }
      await pipeline(entry, createWriteStream(path))
      await chmod(path, entry.header.mode)
    }
    await read
  }
  return json<ImageConfig>(blob(manifest.config.digest))
}
