import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unpackChromium } from './unpack-chromium.ts'

/** An empty temporary folder, and a program that is written in two parts when the test says so. */
async function setUp() {
  const within = await mkdtemp(join(tmpdir(), 'atelier-unpack-'))
  const finish = Promise.withResolvers<void>()
  let unpacked = 0
  return {
    within,
    finish: finish.resolve,
    unpacked: () => unpacked,
    async unpack(folder: string): Promise<void> {
      await writeFile(join(folder, 'chromium'), 'half')
      await finish.promise
      await writeFile(join(folder, 'chromium'), 'whole')
      unpacked++
    },
    [Symbol.asyncDispose]: () => rm(within, { recursive: true }),
  }
}

test('two that need the browser at once get the same whole program, and nothing else stays', async () => {
  await using world = await setUp()
  const both = Promise.all([unpackChromium(world), unpackChromium(world)])
  world.finish()
  const [first, second] = await both
  expect(second).toBe(first)
  expect(readFileSync(first, 'utf8')).toBe('whole')
  expect(readdirSync(world.within)).toHaveLength(1)
  expect(await unpackChromium(world)).toBe(first)
  expect(world.unpacked()).toBe(2)
})

test('a program that is not whole is never started, and the next attempt begins anew', async () => {
  await using world = await setUp()
  const failed = unpackChromium({ ...world, unpack: () => Promise.reject(new Error('the disk is full')) })
  await expect(failed).rejects.toThrow('the disk is full')
  expect(readdirSync(world.within)).toEqual([])
  world.finish()
  expect(readFileSync(await unpackChromium(world), 'utf8')).toBe('whole')
})
