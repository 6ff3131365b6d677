import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stopTime } from '../../../tests/stop-time.ts'
import { DATABASE, DAY, PROJECT, setUp } from './testing.ts'

type Time = { seconds?: unknown; nanos?: unknown } | null | undefined
const ms = (time: Time) => Number(time?.seconds) * 1000 + Number(time?.nanos) / 1e6

test('backups are taken at midnight, and expire', async () => {
  await using world = await setUp()
  await world.documents().doc('photos/one').set({ n: 1 })
  expect(await world.backups()).toEqual([])

  const [first, ...more] = await world.pass(1)
  expect(more).toEqual([])
  expect(first).toMatchObject({ database: DATABASE, state: 'READY', stats: { documentCount: '1' } })
  expect(ms(first?.snapshotTime) % DAY).toBe(0)

  // Seven daily ones and four weekly ones, of which one is of the last midnight or of one of the six before.
  const later = await world.pass(40)
  const kept = later.map(({ snapshotTime, expireTime }) => (ms(expireTime) - ms(snapshotTime)) / DAY)
  expect(kept.filter((days) => days === 7)).toHaveLength(7)
  expect(kept.filter((days) => days === 28)).toHaveLength(4)
})

test('a backup holds what was there then, and is restored into a new database', async () => {
  await using world = await setUp()
  const db = world.documents()
  await db.doc('photos/one').set({ n: 1, at: new Date(5) })
  await db.doc('photos/one/notes/a').set({ text: 'below' })
  const [backup] = await world.pass(1)
  await db.doc('photos/one').update({ n: 2 })
  await db.doc('photos/two').set({ n: 2 })

  const admin = await world.as('data-restorer')
  const [operation] = await admin.restoreDatabase({
    parent: `projects/${PROJECT}`,
    databaseId: 'as-it-was',
    backup: backup?.name ?? '',
  })
  const [restored] = await operation.promise()
  expect(restored).toMatchObject({
    name: `projects/${PROJECT}/databases/as-it-was`,
    sourceInfo: { backup: { backup: backup?.name } },
  })

  const then = world.documents('as-it-was')
  expect((await then.doc('photos/one').get()).data()).toMatchObject({ n: 1 })
  expect((await then.doc('photos/two').get()).exists).toBe(false)
  expect((await then.collectionGroup('notes').get()).size).toBe(1)
  await then.doc('photos/three').set({ n: 3 })
  expect((await db.doc('photos/one').get()).get('n')).toBe(2)

  await world.restart()
  expect((await world.documents('as-it-was').collection('photos').orderBy('n').get()).size).toBe(2)
  expect(await world.backups()).toMatchObject([{ name: backup?.name, state: 'READY' }])
})

test('a database that is deleted comes back under its name, from a backup', async () => {
  stopTime()
  await using world = await setUp({ delete_protection_state: 'DELETE_PROTECTION_ENABLED' })
  await world.documents().doc('photos/one').set({ n: 1 })
  const [backup] = await world.pass(1)
  const owner = await world.as('data-owner')
  const restore = () =>
    owner.restoreDatabase({
      parent: `projects/${PROJECT}`,
      databaseId: '(default)',
      backup: backup?.name ?? '',
    })

  await expect(owner.deleteDatabase({ name: DATABASE })).rejects.toMatchObject({ code: 9 })
  await expect(restore()).rejects.toMatchObject({ code: 6 })
  await owner.updateDatabase({
    database: { name: DATABASE, deleteProtectionState: 'DELETE_PROTECTION_DISABLED' },
    updateMask: { paths: ['delete_protection_state'] },
  })
  await owner.deleteDatabase({ name: DATABASE })
  await expect(owner.getDatabase({ name: DATABASE })).rejects.toMatchObject({ code: 5 })
  await expect(world.documents().doc('photos/one').get()).rejects.toMatchObject({ code: 5 })
  expect(await world.backups()).toHaveLength(1)

  await expect(restore()).rejects.toThrow(/retry in 300 seconds/)
  world.clock.advance(300_000)
  const [operation] = await restore()
  await operation.promise()
  expect((await world.documents().doc('photos/one').get()).get('n')).toBe(1)
  const [database] = await owner.getDatabase({ name: DATABASE })
  expect(ms(database.earliestVersionTime)).toBeGreaterThanOrEqual(ms(database.createTime))
})

test('without a change, a backup shares the file of the one before', async () => {
  await using world = await setUp()
  await world.documents().doc('photos/one').set({ n: 1 })
  await world.pass(3)
  const inodes = () => {
    const folder = join(world.dataDir, 'firestore-backups')
    return readdirSync(folder).map((file) => statSync(join(folder, file)).ino)
  }
  expect(inodes().length).toBeGreaterThanOrEqual(3)
  expect(new Set(inodes()).size).toBe(1)
  await world.documents().doc('photos/two').set({ n: 2 })
  await world.pass(1)
  expect(new Set(inodes()).size).toBe(2)
})

test('what was due while nothing ran is made up for at the next start', async () => {
  await using world = await setUp()
  await world.documents().doc('photos/one').set({ n: 1 })
  await world.restart()
  world.clock.advance(2 * DAY)
  const backups = await world.pass(0)
  expect(backups.length).toBeGreaterThanOrEqual(2)
  for (const { snapshotTime } of backups) expect(ms(snapshotTime) % DAY).toBe(0)
})

test('a database says how far back it can be read', async () => {
  await using world = await setUp({ point_in_time_recovery_enablement: 'POINT_IN_TIME_RECOVERY_ENABLED' })
  const admin = await world.as('data-owner')
  const before = world.clock.now()
  const [{ earliestVersionTime, versionRetentionPeriod, uid }] = await admin.getDatabase({ name: DATABASE })
  expect(Math.abs(ms(earliestVersionTime) - (before - 7 * DAY))).toBeLessThan(DAY / 24)
  expect(Number(versionRetentionPeriod?.seconds)).toBe(604_800)
  const [{ databases }] = await admin.listDatabases({ parent: `projects/${PROJECT}` })
  expect(databases).toMatchObject([{ name: DATABASE, uid }])
})

test('schedules are listed, one by one too', async () => {
  await using world = await setUp()
  const admin = await world.as('data-owner')
  const [{ backupSchedules }] = await admin.listBackupSchedules({ parent: DATABASE })
  expect(backupSchedules).toMatchObject([
    { retention: { seconds: '604800' }, dailyRecurrence: {} },
    { retention: { seconds: '2419200' }, weeklyRecurrence: { day: 'SUNDAY' } },
  ])
  const [again] = await admin.getBackupSchedule({ name: backupSchedules?.[1]?.name ?? '' })
  expect(again).toEqual(backupSchedules?.[1])
})

test('who may look at backups may neither delete nor restore them', async () => {
  await using world = await setUp()
  await world.documents().doc('photos/one').set({ n: 1 })
  const [backup] = await world.pass(1)
  const name = backup?.name ?? ''
  const viewer = await world.as('backup-viewer')
  expect((await viewer.getBackup({ name }))[0]).toMatchObject({ name })
  const restore = { parent: `projects/${PROJECT}`, databaseId: 'copy', backup: name }
  const restorer = await world.as('data-restorer')
  const refused: [string, () => Promise<unknown>][] = [
    ['delete a backup', () => viewer.deleteBackup({ name })],
    ['restore', () => viewer.restoreDatabase(restore)],
    ['look at a database', () => viewer.getDatabase({ name: DATABASE })],
    ['look at schedules', () => viewer.listBackupSchedules({ parent: DATABASE })],
    ['delete a backup after restoring', () => restorer.deleteBackup({ name })],
    ['delete a database', () => restorer.deleteDatabase({ name: DATABASE })],
  ]
  for (const [what, call] of refused) await expect(call(), what).rejects.toMatchObject({ code: 7 })

  const owner = await world.as('data-owner')
  for (const databaseId of ['Upper', 'x', '(other)', '12345678-1234-1234-1234-123456789abc'])
    await expect(owner.restoreDatabase({ ...restore, databaseId })).rejects.toMatchObject({ code: 3 })
  await owner.deleteBackup({ name })
  await expect(owner.getBackup({ name })).rejects.toMatchObject({ code: 5 })
  expect(readdirSync(join(world.dataDir, 'firestore-backups'))).toEqual([])
})
