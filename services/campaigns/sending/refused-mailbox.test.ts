// A mailbox that no longer lets mails through: campaigns wait for it, and go on when it is back.
import { expect, test } from 'vitest'
import type { Delivery } from '../../mail/schemas.ts'
import { HOUR_MS, MINUTE_MS } from '../../platform/durations.ts'
import { createMailboxStore } from '../mailboxes/store.ts'
import { sendFirst, sendWithin } from './test-runs.ts'
import { shareWorld } from './test-shared-world.ts'
import { refusing, type SendingWorld } from './test-world.ts'

let world: SendingWorld
shareWorld((shared) => {
  world = shared
})

const refused: Delivery = {
  ...{ outcome: 'refused', cause: 'authentication', reason: 'Password changed' },
  ...{ reply: '535 5.7.8', afterMs: null },
}

test('a mailbox that refuses us has to be connected again', async () => {
  const { id, ownerId } = await sendFirst(world, refusing(refused), 2)
  expect(await world.stored(id)).toMatchObject({
    status: 'paused',
    pauseReason: 'authentication',
    resumesAt: null,
  })
  expect((await world.sender(ownerId)).mailbox).toMatchObject({
    status: 'reconnect',
    reason: 'Password changed',
  })
  await expect(world.controls.resume(ownerId, id)).rejects.toMatchObject({ reason: 'no-mailbox' })
})

test.each<[string, string, (id: string, ownerId: string) => Promise<unknown>, string]>([
  ['the same address is connected again', 'same', async () => undefined, 'finished'],
  [
    'the same address is connected after it was disconnected',
    'none, same',
    async () => undefined,
    'finished',
  ],
  ['another address is connected', 'other', async () => undefined, 'paused'],
  ['another address is connected before the same', 'other, same', async () => undefined, 'paused'],
  ['the person paused it meanwhile', 'same', (id, ownerId) => world.controls.pause(ownerId, id), 'paused'],
  ['it was cancelled', 'same', (id, ownerId) => world.controls.cancel(ownerId, id), 'cancelled'],
])('a campaign whose mailbox was refused, when %s', async (_what, connected, meanwhile, status) => {
  const { id, ownerId } = await sendFirst(world, refusing(refused), 2)
  const { mailbox } = await world.sender(ownerId)
  await meanwhile(id, ownerId)
  world.advance(MINUTE_MS)
  const mailboxes = createMailboxStore(world.firestore, world.now)
  const again = { ...mailbox!, status: 'connected', reason: null } as const
  const kinds = { same: again, other: { ...again, address: 'ana@other.example' }, none: null }
  for (const each of connected.split(', '))
    await mailboxes.change(ownerId, () => kinds[each as keyof typeof kinds])
  await sendWithin(world, ownerId, HOUR_MS)
  expect(await world.stored(id)).toMatchObject({
    status,
    ...(status === 'finished' && { pauseReason: null, pauseText: null, counts: { sent: 2 } }),
  })
  expect(world.sentBy(ownerId)).toHaveLength(status === 'finished' ? 2 : 0)
})
