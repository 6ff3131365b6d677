import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { restore } from './restore.ts'
import { setUp } from './testing.ts'

const DAY = 86_400_000

test('a trial counts what differs and changes nothing', async () => {
  await using studio = await setUp()
  await studio.addPhoto('one')
  const collections = (await studio.firestore.listCollections()).map(({ id }) => id)
  const moment = new Date()
  await studio.addPhoto('two')

  // The photo, its fingerprint, what the person uses, and one or two of the counters.
  const trial = await restore(studio, { moment, collections, isDry: true })
  expect(trial.objects).toBe(1)
  expect(trial.documents).toBeGreaterThan(2)
  expect(await studio.photos.get('two')).not.toBeNull()

  expect(await restore(studio, { moment, collections })).toEqual(trial)
  expect(await studio.photos.get('two')).toBeNull()
  expect(await restore(studio, { moment, collections })).toMatchObject({ objects: 0, documents: 0 })
})

test('a moment that neither the past nor a backup reaches is refused before anything is changed', async () => {
  await using studio = await setUp()
  await studio.addPhoto('one')
  const moment = new Date(studio.now() - 8 * DAY)
  await expect(restore(studio, { moment })).rejects.toThrow(/past begins at .*, and there is no backup/)
  expect((await studio.originals.getFiles())[0]).toHaveLength(1)
})

test('beyond the past, the newest backup before the moment is restored, with its objects', async () => {
  await using studio = await setUp()
  await studio.addPhoto('one')
  await studio.backUp()
  await studio.addPhoto('two')
  studio.clock.advance(DAY / 2)
  const moment = new Date(studio.now())
  await studio.firestore.doc('photos/one').delete()
  studio.clock.advance(2 * DAY)

  const trial = await restore(studio, { moment, isDry: true })
  expect(trial).toMatchObject({ objects: 1, untouched: [], backup: { documents: expect.any(Number) } })
  expect(await studio.photos.get('two')).not.toBeNull()
  const { backup } = await restore(studio, { moment })
  expect(backup?.snapshot).toBeLessThan(moment.getTime())
  expect(await studio.photos.get('one')).not.toBeNull()
  expect(await studio.photos.get('two')).toBeNull()
  const [{ databases }] = await studio.admin.listDatabases({
    parent: studio.admin.projectPath(studio.projectId),
  })
  expect(databases).toHaveLength(1)
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
