import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { createClock } from '../clock.ts'
import { createDatabase } from './database.ts'
import { describeDatabase } from './testing.ts'
import { parseWrite } from './writes/parse.ts'

test('a commit that arrives just before the end is kept, and later ones are refused', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'firestore-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
  const open = () =>
    createDatabase({
      ...{ description: describeDatabase(), projectId: 'atelier-test', clock: createClock(), dataDir },
      bill: () => undefined,
    })
  const database = open()
  const writing = (id: string) => {
    const name = `projects/atelier-test/databases/(default)/documents/notes/${id}`
    return database.commits.commit([parseWrite(database.names, { update: { name, fields: {} } })], null)
  }
  const kept = writing('kept')
  database.close()
  await kept
  await expect(writing('late')).rejects.toMatchObject({ message: 'The database is closing.' })
  // What was planned for the next turn finds nothing to do.
  await nextTurn()

  const again = open()
  expect([...again.documents.all()].map(({ path }) => path)).toEqual(['notes/kept'])
  again.close()
})
