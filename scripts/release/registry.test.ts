import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { hasManifest } from './registry.ts'

const DIGEST = `sha256:${'1'.repeat(64)}`

/** A registry with one image, which like Google's denies a manifest in a form that was not asked for. */
async function setUp() {
  const server = createServer(({ method, url, headers }, response) => {
    const answers = headers.authorization === 'Bearer ours'
    const isAsked = headers.accept?.includes('application/vnd.oci.image.manifest.v1+json')
    const isThere = url === `/v2/project/atelier/studio/manifests/${DIGEST}` && isAsked
    response.writeHead(!answers ? 403 : method === 'HEAD' && isThere ? 200 : 404).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, [Symbol.asyncDispose]: async () => void (await new Promise((done) => server.close(done))) }
}

test('an image is there by its digest, or it is not', async () => {
  await using world = await setUp()
  const registry = { url: world.url, token: async () => 'ours' }

  expect(await hasManifest(registry, 'project/atelier/studio', DIGEST)).toBe(true)
  expect(await hasManifest(registry, 'project/atelier/studio', DIGEST.replace('1', '2'))).toBe(false)
  expect(await hasManifest(registry, 'other/atelier/studio', DIGEST)).toBe(false)
})

test('a registry that refuses is not one without the image', async () => {
  await using world = await setUp()
  const asked = hasManifest({ url: world.url, token: async () => 'theirs' }, 'project/atelier/studio', DIGEST)
  await expect(asked).rejects.toThrow(/answers 403/)
})
