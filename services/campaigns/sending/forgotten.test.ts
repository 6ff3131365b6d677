// An account that is removed while its mails go out: nothing that was under way may bring anything back.
import type { Bucket } from '@google-cloud/storage'
import { expect, test } from 'vitest'
import type { Delivery } from '../../mail/schemas.ts'
import { DAY_MS } from '../../platform/durations.ts'
import { createForgetting } from '../forgetting.ts'
import { setUp } from './test-world.ts'

// These mails have no files.
const empty = { getFiles: async () => [[]] } as unknown as Bucket

async function running() {
  const world = await setUp()
  const { firestore } = world
  const forgetting = createForgetting({ firestore, documents: empty, papers: empty })
  const { id, ownerId } = await world.started(3)
  return {
    ...world,
    id,
    ownerId,
    async forget(): Promise<void> {
      while ((await forgetting.forget(ownerId)) === 'some');
    },
    async remains(): Promise<string[]> {
      const found = await Promise.all((await firestore.listCollections()).map((each) => each.get()))
      const all = found.flatMap(({ docs }) => docs)
      return all
        .filter((each) => (each.ref.path + JSON.stringify(each.data())).includes(ownerId))
        .map(({ ref }) => ref.path)
    },
  }
}

const OUTCOMES: Delivery[] = [
  { outcome: 'sent', providerId: 'queue-1', reply: '250 OK' },
  { outcome: 'failed', reason: 'No such mailbox', reply: '550 No', isBounce: true },
  { outcome: 'retry', reason: 'Busy', reply: '450 Later', afterMs: null },
  { outcome: 'refused', cause: 'quota', reason: 'Too much', reply: null, afterMs: null },
  { outcome: 'unknown', reason: 'The connection broke', reply: null },
]

test.each(OUTCOMES)('a mail that is $outcome after its person was forgotten', async (delivery) => {
  await using world = await running()
  await world.tick()
  expect(world.published).toHaveLength(1)
  world.behave(async (_mail, beforeBody) => {
    await beforeBody()
    await world.forget()
    return delivery
  })
  await world.deliver().catch(() => undefined)
  expect(await world.remains()).toEqual([])
  for (const _ of [1, 2]) {
    await world.tick()
    world.advance(DAY_MS)
  }
  expect(await world.remains()).toEqual([])
})

test('a mail that was claimed, and one that is about to begin, are not sent any more', async () => {
  await using world = await running()
  await world.tick()
  world.behave(async (_mail, beforeBody) => {
    await world.forget()
    await beforeBody()
    return { outcome: 'sent', providerId: 'queue-1', reply: '250 OK' }
  })
  await world.deliver().catch(() => undefined)
  await world.tick()
  expect(world.sent).toEqual([])
  expect(await world.remains()).toEqual([])
})

test('what the person does in another window while they are forgotten brings nothing back', async () => {
  await using world = await running()
  const { id, ownerId } = world
  await world.tick()
  await world.forget()
  const steps = [
    () => world.controls.pause(ownerId, id),
    () => world.controls.resume(ownerId, id),
    () => world.controls.cancel(ownerId, id),
    () => world.controls.start(ownerId, id),
  ]
  for (const step of steps) await expect(step()).rejects.toMatchObject({ code: 'not-found' })
  expect(await world.remains()).toEqual([])
})
