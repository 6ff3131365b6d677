import { expect, test } from 'vitest'
import { createPartLoader } from './load-part.ts'

function setUp({ reloadedAt = 0, online = async () => {} } = {}) {
  const kept = new Map([['atelier.reloaded', String(reloadedAt)]])
  const world = { reloads: 0, isAtRest: true, reachable: true, waits: 0 }
  const reloaded = Promise.withResolvers<void>()
  const loadPart = createPartLoader({
    online,
    reachable: async () => world.reachable,
    sleep: async () => {
      // The awaited condition has occurred.
      world.waits++
      world.isAtRest = true
      world.reachable = true
    },
    isAtRest: () => world.isAtRest,
    reload: () => {
      world.reloads++
      reloaded.resolve()
    },
    memory: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    now: () => 1_000_000_000,
  })
  return { loadPart, world, reloaded: reloaded.promise }
}

const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))

test('a loaded part is returned', async () => {
  const { loadPart, world } = setUp()
  expect(await loadPart(async () => 'part')).toBe('part')
  expect(world.reloads).toBe(0)
})

test('a part is requested once there is a network', async () => {
  const network = Promise.withResolvers<void>()
  const { loadPart } = setUp({ online: () => network.promise })
  const requested: string[] = []
  const loading = loadPart(async () => requested.push('part'))
  // Whatever the loader does without waiting for the network has been done by then.
  await Promise.resolve()
  expect(requested).toEqual([])
  network.resolve()
  await loading
  expect(requested).toEqual(['part'])
})

test('missing parts of an old version reload the page, once for all of them', async () => {
  const { loadPart, world, reloaded } = setUp()
  void loadPart(gone)
  void loadPart(gone)
  await reloaded
  expect(world).toMatchObject({ reloads: 1, waits: 0 })
})

test.each(['isAtRest', 'reachable'] as const)('the page is not reloaded before %s', async (what) => {
  const { loadPart, world, reloaded } = setUp()
  world[what] = false
  void loadPart(gone)
  await reloaded
  expect(world).toMatchObject({ reloads: 1, waits: 1 })
})

test('a part that is still missing after the reload fails', async () => {
  const { loadPart, world } = setUp({ reloadedAt: 999_990_000 })
  await expect(loadPart(gone)).rejects.toThrow('dynamically imported')
  expect(world.reloads).toBe(0)
})
