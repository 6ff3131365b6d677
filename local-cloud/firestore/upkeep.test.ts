import { Timestamp } from '@google-cloud/firestore'
import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

const HOUR = 3_600_000

test('documents expire by their time-to-live field, and listeners see it', async () => {
  await using world = await setUp({
    fields: [{ collection: 'tokens', field: 'expiresAt', indexes: [], ttl: true }],
  })
  const tokens = world.db.collection('tokens')
  const inAnHour = Timestamp.fromMillis(world.clock.now() + HOUR)
  await Promise.all([
    tokens.doc('soon').set({ expiresAt: inAnHour }),
    tokens.doc('later').set({ expiresAt: Timestamp.fromMillis(world.clock.now() + 48 * HOUR) }),
    tokens.doc('never').set({ expiresAt: 'no time' }),
    world.db.doc('others/1').set({ expiresAt: inAnHour }),
  ])
  const gone = new Promise<string[]>((resolve) => {
    const stop = tokens.onSnapshot((snapshot) => {
      if (snapshot.size !== 2) return
      stop()
      resolve(snapshot.docs.map(({ id }) => id))
    })
  })
  world.clock.advance(2 * HOUR)
  expect(await gone).toEqual(['later', 'never'])
  expect((await world.db.doc('others/1').get()).exists).toBe(true)
})

test('a time within the last hour can be read, an older one cannot', async () => {
  await using world = await setUp()
  const reference = world.db.doc('a/1')
  const { writeTime } = await reference.set({ n: 1 })
  await reference.set({ n: 2 })
  const readThen = () =>
    world.db.runTransaction((transaction) => transaction.get(reference), {
      readOnly: true,
      readTime: writeTime,
    })
  expect((await readThen()).get('n')).toBe(1)
  world.clock.advance(2 * HOUR)
  await expect(readThen()).rejects.toMatchObject({ code: 9, message: /too old/ })
})
