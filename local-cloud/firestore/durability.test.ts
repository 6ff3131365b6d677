import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FieldValue } from '@google-cloud/firestore'
import { expect, test } from 'vitest'
import { createClock } from '../clock.ts'
import { connectTo, describeDatabase, serve } from './testing.ts'

test('kill -9 in the middle of many writes loses nothing that was acknowledged, and keeps no partial batch', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'firestore-'))
  const child = fork(new URL('./testing-process.ts', import.meta.url), [dataDir])
  const [port] = (await once(child, 'message')) as [number]
  const killed = once(child, 'exit')
  const doomed = connectTo(port)
  const acknowledged = new Set<string>()
  const writers = Array.from({ length: 20 }, async (_, writer) => {
    for (let n = 0; ; n++) {
      const id = `${writer}-${n}`
      const batch = doomed.batch().create(doomed.doc(`left/${id}`), { writer, n })
      batch.create(doomed.doc(`right/${id}`), { writer, n })
      batch.set(doomed.doc('sums/all'), { count: FieldValue.increment(1) }, { merge: true })
      await batch.commit()
      if (acknowledged.add(id).size === 100) child.kill('SIGKILL')
    }
  })
  // Builds the index that the check below reads.
  await doomed.collection('left').where('n', '==', 0).get()
  await killed
  // Pending writes are retried by their client until it is stopped; nobody waits for them.
  void Promise.allSettled(writers)

  const {
    simulator,
    server,
    port: again,
  } = await serve({ database: describeDatabase(), dataDir, clock: createClock() })
  const db = connectTo(again)
  const [left, right] = await Promise.all([db.collection('left').get(), db.collection('right').get()])
  const ids = left.docs.map(({ id }) => id)
  expect(right.docs.map(({ id }) => id)).toEqual(ids)
  expect(ids).toEqual(expect.arrayContaining([...acknowledged]))
  expect((await db.doc('sums/all').get()).get('count')).toBe(ids.length)
  const first = await db.collection('left').where('n', '==', 0).get()
  expect(first.docs.map(({ id }) => id)).toEqual(ids.filter((id) => id.endsWith('-0')))

  // Awaiting this would wait for the writes that the client still retries.
  void doomed.terminate().catch(() => {})
  await db.terminate()
  server.forceShutdown()
  simulator.close()
  rmSync(dataDir, { recursive: true })
})
