import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createJournal } from './pubsub/journal.ts'
import { isOutOfSpace, openSqlite, transact } from './sqlite.ts'

function setUp() {
  const dataDir = mkdtempSync(join(tmpdir(), 'sqlite-'))
  const database = openSqlite(dataDir, 'small.db', 'CREATE TABLE notes (text TEXT NOT NULL) STRICT')
  const insert = database.prepare('INSERT INTO notes VALUES (?)')
  return {
    database,
    write: (bytes: number) => void insert.run('x'.repeat(bytes)),
    count: () => Number(database.prepare('SELECT count(*) AS n FROM notes').get()?.n),
    /** Limits the database to one page, or lifts the limit. */
    room: (exists: boolean) => database.exec(`PRAGMA max_page_count = ${exists ? 1_000_000 : 1}`),
    [Symbol.dispose]() {
      database.close()
      rmSync(dataDir, { recursive: true })
    },
  }
}

test('a full disk is reported as such, keeps nothing of the transaction, and ends when there is room', () => {
  using world = setUp()
  const twice = () =>
    transact(world.database, () => {
      world.write(10)
      world.write(100_000)
    })
  world.room(false)
  let failure: unknown
  try {
    twice()
  } catch (error) {
    failure = error
  }
  expect(isOutOfSpace(failure)).toBe(true)
  expect(world.count()).toBe(0)

  world.room(true)
  twice()
  expect(world.count()).toBe(2)
})

test('postponed writes of a journal wait for room', () => {
  using world = setUp()
  vi.useFakeTimers()
  try {
    const journal = createJournal(world.database)
    world.room(false)
    journal.postpone(() => world.write(100_000))
    vi.runOnlyPendingTimers()
    expect(world.count()).toBe(0)
    expect(() => journal.atomically(() => world.write(10))).toThrow(/full/)

    world.room(true)
    vi.runOnlyPendingTimers()
    expect(world.count()).toBe(1)
  } finally {
    vi.useRealTimers()
  }
})

test.each([
  [{ errcode: 13 }, true],
  [{ errcode: 10 | (19 << 8) }, true],
  [{ code: 'ENOSPC' }, true],
  [{ code: 'EDQUOT' }, true],
  [{ errcode: 10 }, false],
  [{ errcode: 10 | (3 << 8) }, false],
  [{ errcode: 11 }, false],
  [{ code: 'EIO' }, false],
  [{}, false],
])('whether %j is a full disk: %s', (fields, expected) => {
  expect(isOutOfSpace(Object.assign(new Error('x'), fields))).toBe(expected)
})
