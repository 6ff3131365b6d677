import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { presentCollections, restore } from './restore.ts'
import { setUp } from './testing.ts'

test('a trial counts what differs and changes nothing', async () => {
  await using studio = await setUp()
  await studio.addPhoto('one')
  const collections = await presentCollections(studio.firestore)
  const moment = new Date()
  await studio.addPhoto('two')

  // The photo, its fingerprint, what the person uses, and one or two of the counters.
  const trial = await restore(studio, { moment, collections, isDry: true })
  expect(trial.objects).toBe(1)
  expect(trial.documents).toBeGreaterThan(2)
  expect(await studio.photos.get('two')).not.toBeNull()

  expect(await restore(studio, { moment, collections })).toEqual(trial)
  expect(await studio.photos.get('two')).toBeNull()
  expect(await restore(studio, { moment, collections })).toEqual({ objects: 0, documents: 0 })
})

test('a moment beyond what is kept is refused before anything is changed', async () => {
  await using studio = await setUp()
  await studio.addPhoto('one')
  const moment = new Date(Date.now() - 8 * 86_400_000)
  await expect(restore(studio, { moment, collections: ['photos'] })).rejects.toThrow(/read.?time|too old/i)
  expect((await studio.originals.getFiles())[0]).toHaveLength(1)
})

test.each([
  ['no moment', [], '--to TIME is missing'],
  ['a time without a zone', ['--to', '2026-11-27T06:30:00'], 'is not a time with its zone'],
  ['a day that no month has', ['--to', '2026-02-31T06:30:00Z'], 'a day that its month does not have'],
  ['two places', ['--to', '2026-01-01T00:00Z', '--data', '/tmp', '--env', 'prod'], 'not both'],
])('refuses %s', (_, args, why) => {
  const { status, stderr } = spawnSync(process.execPath, [
    join(import.meta.dirname, '../restore.ts'),
    ...args,
  ])
  expect([status, String(stderr)]).toEqual([2, expect.stringContaining(why)])
})
