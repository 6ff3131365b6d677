import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createRegistry } from '../../local-cloud/registry/registry.ts'
import { type CopyOptions, copyImage } from './copy-image.ts'
import { createRepository, type Repository } from './registry.ts'

const DEV = 'dev/atelier/studio'
const STAGING = 'staging/atelier/studio'
const TYPE = 'application/vnd.oci.image.manifest.v1+json'
const INDEX = 'application/vnd.oci.image.index.v1+json'
const never = new AbortController().signal

/** A registry in which `ours` may do everything, and `reader` read. */
async function startRegistry() {
  const registry = createRegistry({
    may: (token, access) => token === 'ours' || (token === 'reader' && access === 'read'),
  })
  const server = createServer(registry.handler).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...registry,
    repository: (name: string, token = 'ours') => createRepository({ url, name, token: async () => token }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

const digestOf = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** Puts an image of two layers into a repository, and the index that names it. */
async function pushImage(repository: Repository) {
  const parts = [Buffer.from('{"os":"linux"}'), randomBytes(200_000), randomBytes(3000)].map((bytes) => ({
    bytes,
    digest: digestOf(bytes),
    size: bytes.length,
  }))
  for (const { bytes, digest } of parts) {
    const location = await repository.beginUpload(digest, null)
    await repository.finish(location ?? '', digest, new Blob([new Uint8Array(bytes)]), never)
  }
  const [config, ...layers] = parts.map(({ digest, size }) => ({ digest, size }))
  const put = async (mediaType: string, content: object) => {
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...content }))
    await repository.putManifest(digestOf(bytes), { mediaType, bytes })
    return digestOf(bytes)
  }
  const manifest = await put(TYPE, { config, layers })
  const index = await put(INDEX, { manifests: [{ mediaType: TYPE, digest: manifest, size: 1 }] })
  return { manifest, index, blobs: parts.map(({ digest }) => digest) }
}

const copy = (options: Pick<CopyOptions, 'from' | 'to' | 'digest'> & Partial<CopyOptions>) =>
  copyImage({ tag: 'release-1', say: () => undefined, signal: never, ...options })

test('an image is copied to another registry, as the same digest and under a tag', async () => {
  await using here = await startRegistry()
  await using there = await startRegistry()
  const [from, to] = [here.repository(DEV), there.repository(STAGING)]
  const { index, manifest, blobs } = await pushImage(from)
  expect(await to.hasManifest(index)).toBe(false)

  await copy({ from, to, digest: index })

  expect([await to.hasManifest(index), await to.hasManifest(manifest)]).toEqual([true, true])
  expect((await to.manifest('release-1')).bytes).toEqual((await from.manifest(index)).bytes)
  for (const digest of blobs) {
    const [sent, arrived] = await Promise.all(
      [from, to].map(async (each) => (await each.readBlob(digest, 0, never)).arrayBuffer()),
    )
    expect(arrived).toEqual(sent)
  }
  // The same call again finds everything there.
  const before = there.asked.length
  await copy({ from, to, digest: index })
  expect(there.asked.slice(before).filter((each) => each.startsWith('POST'))).toEqual([])
})

test('within one registry the layers are taken over and not sent', async () => {
  await using registry = await startRegistry()
  const [from, to] = [registry.repository(DEV), registry.repository(STAGING)]
  const { manifest, blobs } = await pushImage(from)
  const before = registry.asked.length
  const said: string[] = []

  await copy({ from, to, digest: manifest, say: (text) => said.push(text) })

  expect(await to.hasManifest(manifest)).toBe(true)
  expect(said).toEqual(blobs.map((digest) => `  ${digest} taken over`))
  expect(
    registry.asked.slice(before).filter((each) => each.startsWith('GET') && each.includes('/blobs/')),
  ).toEqual([])
})

test('an upload that is cut goes on where it ended', async () => {
  await using here = await startRegistry()
  await using there = await startRegistry()
  const [from, to] = [here.repository(DEV), there.repository(STAGING)]
  const { manifest } = await pushImage(from)
  there.disturb({ cutUploadAfter: 100_000 })

  await copy({ from, to, digest: manifest })

  expect(await to.hasManifest(manifest)).toBe(true)
  expect(there.asked.filter((each) => each.startsWith('PATCH'))).toHaveLength(1)
})

test('other bytes than the digest says are not sent on', async () => {
  await using here = await startRegistry()
  await using there = await startRegistry()
  const from = here.repository(DEV)
  const to = there.repository(STAGING)
  const { manifest, index } = await pushImage(from)
  const other = { ...from, manifest: () => from.manifest(index) }
  await expect(copy({ from: other, to, digest: manifest })).rejects.toThrow(/answers another manifest/)

  const changed = { ...from, readBlob: async () => new Response(Buffer.alloc(200_000)) }
  await expect(copy({ from: changed, to, digest: manifest })).rejects.toThrow(/answers other bytes/)
  expect(await to.hasManifest(manifest)).toBe(false)
})

test('who may not write, and who may not read, is told which role is missing', async () => {
  await using registry = await startRegistry()
  const from = registry.repository(DEV)
  const { manifest } = await pushImage(from)
  const asReader = registry.repository(STAGING, 'reader')
  await expect(copy({ from, to: asReader, digest: manifest })).rejects.toThrow(
    /staging\/atelier\/studio answers 403: .*artifactregistry\.writer/,
  )
  const asNobody = registry.repository(STAGING, 'theirs')
  await expect(asNobody.hasManifest(manifest)).rejects.toThrow(/403: .*artifactregistry\.reader/)
})

test('a copy that is interrupted says how it goes on', async () => {
  await using here = await startRegistry()
  await using there = await startRegistry()
  const { manifest } = await pushImage(here.repository(DEV))
  const stop = new AbortController()
  const options = { from: here.repository(DEV), to: there.repository(STAGING), digest: manifest }
  await expect(copy({ ...options, signal: stop.signal, say: () => stop.abort() })).rejects.toThrow(
    'Interrupted: the same call goes on',
  )
  await copy(options)
  expect(await options.to.hasManifest(manifest)).toBe(true)
})
