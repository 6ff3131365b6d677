// What a mail and a tick cost.
import { expect, test } from 'vitest'
import { countOperations } from '../../platform/test-database-operations.ts'
import { newSender } from './new-sender.ts'
import { SENDERS, senderDocuments } from './record.ts'
import { setUp } from './test-world.ts'

test('a mail costs at most twelve operations, and a tick at which nothing is due at most three', async () => {
  const count = countOperations()
  await using world = await setUp(count.observe)
  const MAILS = 20
  const campaigns = await Promise.all(Array.from({ length: MAILS }, () => world.campaign(3)))
  for (const { id, ownerId } of campaigns) await world.controls.start(ownerId, id)
  await world.tick()
  await world.deliver()

  // A thousand people whose next mail is due later.
  const writer = world.firestore.bulkWriter()
  for (let person = 0; person < 1000; person++) {
    const sender = newSender(`later-${person}`, null, world.now())
    const dueAt = new Date(world.now() + 3_600_000).toISOString()
    void writer.set(
      world.firestore.collection(SENDERS).doc(sender.id),
      senderDocuments.data({ ...sender, dueAt }),
    )
  }
  await writer.close()

  world.advance(90_000)
  count.take()
  await world.tick()
  await world.deliver()
  const idle = count.take()
  expect(idle).toEqual({ reads: 2, writes: 0, sum: 2 })

  world.advance(60_000)
  await world.tick()
  const claims = count.take()
  expect(await world.deliver()).toEqual(Array.from({ length: MAILS }, () => 'sent'))
  const sends = count.take()
  // Sender twice, recipient and suppression; then recipient and sender once more. The claim's two, `transmitting`, and
  // the outcome with the campaign's counts.
  expect(claims).toEqual({ reads: 1 + 4 * MAILS, writes: 2 * MAILS, sum: 1 + 6 * MAILS })
  expect(sends).toEqual({ reads: 2 * MAILS, writes: 3 * MAILS, sum: 5 * MAILS })
  expect((claims.sum + sends.sum) / MAILS).toBeLessThanOrEqual(12)
})

test('the cost of a mail does not grow with its campaign', async () => {
  const count = countOperations()
  await using world = await setUp(count.observe)
  const cost = async (recipients: number) => {
    const { id, ownerId } = await world.campaign(recipients)
    await world.controls.start(ownerId, id)
    await world.tick()
    await world.deliver()
    world.setClock(Date.parse((await world.sender(ownerId)).dueAt ?? ''))
    count.take()
    await world.tick()
    await world.deliver()
    const taken = count.take()
    await world.controls.pause(ownerId, id)
    return taken
  }
  expect(await cost(2000)).toEqual(await cost(3))
})
