// Runs that end early, overlap or come late: the catalogue is right all the same.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { World } from '../../services/api/test-world.ts'
import { MINUTE_MS } from '../../services/platform/durations.ts'
import { STOCK } from '../../services/shop/stock/record.ts'
import { setUp as setUpShop, startShared } from './test-world.ts'

let shared: World
beforeAll(async () => {
  shared = await startShared()
})
afterAll(() => shared[Symbol.asyncDispose]())
const setUp = () => setUpShop(shared)

test('a run that ends before its snapshot counts leaves the one before, and its own is removed by the next', async () => {
  await using world = await setUp()
  await world.addProduct('apples')
  await world.run()
  await world.addProduct('pears')
  const killed = { ...world.deps.store, switchTo: () => Promise.reject(new Error('killed')) }
  await expect(world.run({ store: killed })).rejects.toThrow('killed')
  expect(await world.ids()).toEqual(['apples'])
  expect(await world.files()).toHaveLength(2)
  await world.run()
  expect(await world.ids()).toEqual(['pears', 'apples'])
  expect(await world.files()).toHaveLength(2)
  await world.addProduct('plums')
  await world.run()
  expect(await world.files()).toHaveLength(2)
})

test('a run that ends before the old snapshots are removed leaves them to the next', async () => {
  await using world = await setUp()
  for (const id of ['apples', 'pears', 'plums']) {
    await world.addProduct(id)
    const papers = Object.assign(Object.create(world.deps.papers), {
      getFiles: () => Promise.reject(new Error('killed')),
    })
    await expect(world.run({ papers })).rejects.toThrow('killed')
  }
  expect(await world.files()).toHaveLength(3)
  await world.addProduct('cherries')
  await world.run()
  expect(await world.files()).toHaveLength(2)
  expect(await world.ids()).toHaveLength(4)
})

test('of two runs at once one counts, and nothing is lost', async () => {
  await using world = await setUp()
  await world.addProduct('apples')
  await world.addProduct('pears')
  await Promise.all([world.run(), world.run(), world.run()])
  expect(await world.ids()).toEqual(['pears', 'apples'])
  expect(await world.catalogue()).toMatchObject({ version: 1, sweepAt: null })
  expect(await world.files()).toHaveLength(1)
})

test('a run that another has overtaken leaves nothing', async () => {
  await using world = await setUp()
  await world.addProduct('apples')
  const overtaken = async () => {
    await world.run()
    return false
  }
  await world.run({ store: { ...world.deps.store, switchTo: overtaken } })
  expect(await world.catalogue()).toMatchObject({ version: 1 })
  expect(await world.files()).toHaveLength(1)
})

test('what another run makes of a later version is left to it', async () => {
  await using world = await setUp()
  await world.addProduct('apples')
  const later = `shop/catalogue/${world.ownerId}/2-other.json.gz`
  await world.buckets.papers.file(later).save('not switched to yet', { resumable: false })
  await world.run()
  expect(await world.files()).toContain(later)
  await world.addProduct('pears')
  await world.run()
  expect(await world.files()).not.toContain(later)
})

test('a change that is made while it runs is taken in, too', async () => {
  await using world = await setUp()
  await world.addProduct('apples')
  let isFirst = true
  const stockOf = async (ids: Iterable<string>) => {
    if (isFirst) {
      isFirst = false
      await world.addProduct('pears')
    }
    return world.deps.stock.stockOf(ids)
  }
  await world.run({ stock: { stockOf } })
  expect(await world.ids()).toEqual(['pears', 'apples'])
})

test('a change from a clock that is late, and one that is committed late, are not missed', async () => {
  await using world = await setUp()
  await world.addProduct('apples')
  await world.run()
  await world.addProduct('pears')
  const late = new Date(world.clock.now() - MINUTE_MS / 2).toISOString()
  for (const path of ['shopProducts/pears', `${STOCK}/pears-v`])
    await world.firestore.doc(path).update({ updatedAt: late })
  await world.run()
  expect(await world.ids()).toContain('pears')
})
