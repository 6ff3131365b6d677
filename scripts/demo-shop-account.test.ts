import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { setUp as setUpApi } from '../services/api/test-world.ts'
import { OPENING } from '../services/shop/demo/shop.ts'
import type { StudioClient } from './client.ts'
import { createStudioClient } from './client.ts'
import { demoShop } from './demo-shop-account.ts'

const ACCOUNT = { email: 'demo@atelier.example', password: 'correct horse battery' }

async function setUp() {
  const world = await setUpApi()
  const url = await world.app.listen({ host: '127.0.0.1', port: 0 })
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-demo-shop-'))
  const demo = createStudioClient(url)
  await demo.register({ ...ACCOUNT, name: 'Demo' })
  return {
    demo,
    /** A start whose stocking ends like this; returns whether it began. */
    async start(stock: (client: StudioClient) => Promise<unknown> = async () => undefined): Promise<boolean> {
      let hasBegun = false
      await demoShop({ dataDir, url, account: ACCOUNT }, async (client) => {
        hasBegun = true
        await stock(client)
      })
      return hasBegun
    },
    async [Symbol.asyncDispose]() {
      rmSync(dataDir, { recursive: true })
      await world[Symbol.asyncDispose]()
    },
  }
}

test('the shop is stocked at the first start, and never again', async () => {
  await using world = await setUp()
  expect(await world.start()).toBe(true)
  expect(await world.demo.call('GET', '/shop')).toMatchObject({ handle: OPENING.handle, name: OPENING.name })
  expect(await world.start()).toBe(false)
})

test('a start that was killed meanwhile is continued by the next', async () => {
  await using world = await setUp()
  await expect(world.start(() => Promise.reject(new Error('killed')))).rejects.toThrow('killed')
  expect(await world.start()).toBe(true)
  expect(await world.start()).toBe(false)
})

test('a shop that the account has opened by itself stays as it is', async () => {
  await using world = await setUp()
  await world.demo.call('POST', '/shop', { ...OPENING, handle: 'my-own', name: 'Mine' })
  expect(await world.start()).toBe(false)
  expect(await world.demo.call('GET', '/shop')).toMatchObject({ handle: 'my-own' })
})
