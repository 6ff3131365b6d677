// The studio as it is deployed behind a load balancer: its own Terraform JSON, two hops, and a process of the API.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Environment, localEnvironment } from '../../infra/environments.ts'
import { synthesize } from '../../infra/synthesize.ts'
import { probeAt } from '../../local-cloud/monitoring/uptime.ts'
import { startLocalCloud } from '../../local-cloud/start.ts'
import { isThorough } from '../thorough.ts'

const ROOT = join(import.meta.dirname, '../..')

async function start(changes: Pick<Environment, 'edge' | 'iapMembers'>) {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-edge-'))
  const { resource, ...json } = synthesize({ ...localEnvironment(8080), ...changes })
  // Nothing happens by the clock while the way in is looked at.
  const { google_cloud_scheduler_job: _, ...resources } = resource
  const cloud = await startLocalCloud({ ...json, resource: resources }, { dataDir, root: ROOT })
  // The studio's own name, without which nothing reaches the cache.
  const url = (cloud.entrances['studio-https-ipv4'] ?? '').replace('127.0.0.1', 'localhost')
  return {
    cloud,
    get: (path: string, headers: Record<string, string> = {}) =>
      fetch(`${url}${path}`, { headers, redirect: 'manual' }),
    direct: (path: string, headers: Record<string, string> = {}) =>
      fetch(`${cloud.serviceUrl('api')}${path}`, { headers }),
    /** What the deployed uptime checks find at an address. */
    async found(origin: string): Promise<boolean[]> {
      const found: boolean[] = []
      await cloud.monitoring.checkUptime(async (check) => {
        const result = await probeAt(origin)(check)
        found.push(result.isUp)
        return result
      })
      return found
    },
    url,
    async [Symbol.asyncDispose]() {
      await cloud.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

// A sample of the two will do where nobody asks for the whole proof.
test.runIf(isThorough)(
  'behind a cache: through the load balancer only, and all of it is simulated',
  async () => {
    await using studio = await start({ edge: 'cdn' })
    expect(studio.cloud.unknown).toEqual([])
    const live = await studio.get('/health/live')
    expect([live.status, live.headers.get('x-cache-status')]).toEqual([200, null])
    // The API has started by now, which on a busy machine takes longer than a check waits.
    expect(await studio.found(studio.url)).toEqual([true])
    expect(await studio.found(studio.cloud.serviceUrl('api'))).toEqual([false])
    expect((await studio.get('/api/v1/account')).status).toBe(401)
    const rules = [
      await studio.get('/storefront/speculation-rules.json'),
      await studio.get('/storefront/speculation-rules.json'),
    ]
    expect(rules.map(({ headers }) => headers.get('x-cache-status')).at(-1)).toMatch(/hit|uncacheable/)
    for (const path of ['/health/live', '/', '/api/v1/account', '/api/openapi.json'])
      expect([path, (await studio.direct(path)).status]).toEqual([path, 404])
  },
)

test('behind Identity-Aware Proxy: members only, by name', async () => {
  await using studio = await start({ edge: 'iap', iapMembers: ['user:ana@example.org'] })
  expect(studio.cloud.unknown).toEqual([])
  expect(await studio.found(studio.url)).toEqual([true])
  expect(await studio.found(studio.cloud.serviceUrl('api'))).toEqual([false])
  const script = { 'x-requested-with': 'XMLHttpRequest' }
  for (const path of ['/', '/health/live', '/api/v1/account', '/api/openapi.json', '/metrics', '/shop/a'])
    expect([path, (await studio.get(path, script)).status]).toEqual([path, 401])
  const signedIn = await studio.get('/_gcp_iap/local-sign-in?email=ana@example.org')
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const account = await studio.get('/api/v1/account', { cookie })
  expect([account.status, await account.json()]).toMatchObject([200, { email: 'ana@example.org' }])
  expect((await studio.direct('/api/v1/account', { cookie })).status).toBe(404)
})
