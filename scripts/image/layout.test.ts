import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '../studio.ts'
import { readBase } from './base.ts'
import type { ImageConfig, Index, Manifest } from './formats.ts'
import { writeLayout } from './layout.ts'
import { folderWith, smallBase } from './testing.ts'
import { unpack } from './unpack.ts'

const about = {
  version: '1.2.3',
  revision: 'a'.repeat(40),
  created: 1_700_000_000,
  source: 'https://github.com/a/b',
}
const APPLICATION = { 'services/api/main.mjs': 'export {}', 'node_modules/p/index.js': 'module.exports = 1' }

async function layoutOf({ withBase }: { withBase: boolean }) {
  const { files, layer, reference } = smallBase()
  using application = folderWith(APPLICATION)
  using baseFolder = folderWith(files)
  const folder = folderWith({})
  const out = join(folder.path, 'image')
  const base = withBase ? readBase(baseFolder.path, reference) : null
  const { digest } = await writeLayout({ application: application.path, out, about, reference, base })
  const json = <Content>(file: string) => JSON.parse(readFileSync(join(out, file), 'utf8')) as Content
  const blob = <Content>(name: string) => json<Content>(`blobs/${name.replace(':', '/')}`)
  const index = json<Index>('index.json')
  const manifest = blob<Manifest>(digest)
  const config = blob<ImageConfig>(manifest.config.digest)
  return { out, digest, index, manifest, config, layer, reference, [Symbol.dispose]: folder[Symbol.dispose] }
}

test('the image is the base with the application on top, started as nobody', async () => {
  using image = await layoutOf({ withBase: true })
  expect(image.index.manifests).toMatchObject([
    { digest: image.digest, annotations: { 'org.opencontainers.image.ref.name': 'studio' } },
  ])
  expect(image.manifest.layers).toHaveLength(3)
  expect(image.manifest.layers[0]).toEqual(image.layer)
  expect(image.config.rootfs.diff_ids).toHaveLength(3)
  expect(image.config.history).toHaveLength(3)
  expect(image.config.config).toMatchObject({ User: '65534:65534', WorkingDir: '/app', Entrypoint: [] })
  expect(image.config.config?.Env?.slice(0, 2)).toEqual(['PATH=/usr/local/bin', 'NODE_VERSION=24.21.0'])
  expect(image.config.config?.Labels).toMatchObject({
    'org.opencontainers.image.revision': about.revision,
    'org.opencontainers.image.source': about.source,
    'org.opencontainers.image.base.digest': image.reference.digest,
  })
  for (const { digest, size } of [image.manifest.config, ...image.manifest.layers])
    expect(readFileSync(join(image.out, 'blobs', digest.replace(':', '/')))).toHaveLength(size)
})

test('without a base nobody takes the layers for an image', async () => {
  using image = await layoutOf({ withBase: false })
  expect(image.manifest.layers).toHaveLength(2)
  expect(image.index.manifests[0]?.annotations).toEqual({
    'org.opencontainers.image.ref.name': 'application-layers',
  })
  expect(image.manifest.annotations).toMatchObject({
    'org.opencontainers.image.base.digest': image.reference.digest,
  })
})

test('the same application is the same image', async () => {
  using one = await layoutOf({ withBase: true })
  using other = await layoutOf({ withBase: true })
  expect(other.digest).toBe(one.digest)
})

test('a layout replaces the one before as a whole', async () => {
  using application = folderWith(APPLICATION)
  // No process has the number 2 ** 30.
  using folder = folderWith({
    'image/blobs/old': 'old',
    'image/oci-layout': '{}',
    'image.unfinished-1073741824/half': 'half',
  })
  const out = join(folder.path, 'image')
  const { reference } = smallBase()
  await writeLayout({ application: application.path, out, about, reference, base: null })
  expect(readdirSync(folder.path)).toEqual(['image'])
  expect(existsSync(join(out, 'blobs/old'))).toBe(false)
})

test('a folder with other files is not replaced', async () => {
  using application = folderWith(APPLICATION)
  using folder = folderWith({ 'home/letters': 'dear' })
  const { reference } = smallBase()
  const write = (out: string) =>
    writeLayout({ application: application.path, out: join(folder.path, out), about, reference, base: null })
  await expect(write('home')).rejects.toThrow(/home would be deleted with letters in it/)
  await expect(write('home/letters')).rejects.toThrow(/letters is a file/)
  expect(readFileSync(join(folder.path, 'home/letters'), 'utf8')).toBe('dear')
})

test('two at once leave one whole layout', async () => {
  using application = folderWith(APPLICATION)
  using folder = folderWith({})
  const { reference } = smallBase()
  const layout = join(import.meta.dirname, 'layout.ts')
  const options = {
    application: application.path,
    out: join(folder.path, 'image'),
    about,
    reference,
    base: null,
  }
  const program = `
    const { writeLayout } = await import(${JSON.stringify(layout)})
    await writeLayout(${JSON.stringify(options)})`
  const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])
  await Promise.all([run(), run()])
  expect(readdirSync(folder.path)).toEqual(['image'])
  using unpacked = folderWith({})
  await unpack(options.out, unpacked.path)
})

test('what is unpacked is what was packed', async () => {
  using image = await layoutOf({ withBase: false })
  using folder = folderWith({})
  const { config } = await unpack(image.out, folder.path)
  expect(config?.Cmd?.[0]).toBe('node')
  for (const [name, content] of Object.entries(APPLICATION))
    expect(readFileSync(join(folder.path, 'app', name), 'utf8')).toBe(content)
})

test('the Dockerfile sets what the layout sets', async () => {
  using image = await layoutOf({ withBase: false })
  const dockerfile = readFileSync(join(PROJECT_ROOT, 'Dockerfile'), 'utf8')
  const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '))
  const { Env = [], User, Cmd, WorkingDir } = image.config.config ?? {}
  expect(last).toContain(`ENV ${Env.join(' ')}\n`)
  expect(last).toContain(`USER ${User}\n`)
  expect(last).toContain(`WORKDIR ${WorkingDir}\n`)
  expect(last).toContain(`CMD ${JSON.stringify(Cmd).replaceAll(',', ', ')}\n`)
})
