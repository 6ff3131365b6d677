// Whatever comes in whatever order, also within other things and with programs that end: no mail goes twice, none is
// lost, and what is counted is what is there.
import { expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../platform/durations.ts'
import { AppError } from '../../platform/errors.ts'
import type { MailDue } from '../events.ts'
import { recipientDocuments } from '../recipients/record.ts'
import { shareWorld } from './test-shared-world.ts'
import {
  type Behaviour,
  countOf,
  cutting,
  Killed,
  refusing,
  type SendingWorld,
  taking,
} from './test-world.ts'

let world: SendingWorld
shareWorld((shared) => {
  world = shared
})

const BEHAVIOURS: Behaviour[] = [
  taking,
  cutting,
  refusing({ outcome: 'retry', reason: 'Busy', reply: null, afterMs: null }),
  refusing({ outcome: 'failed', reason: 'No', reply: null, isBounce: false }),
  refusing({ outcome: 'failed', reason: 'Nobody', reply: null, isBounce: true }),
  refusing({ outcome: 'refused', cause: 'quota', reason: 'Much', reply: null, afterMs: HOUR_MS }),
]
const LIMITS = [
  { perHour: 500, perDay: 2000, gapSeconds: { min: 0, max: 0 } },
  { perHour: 50, perDay: 500, gapSeconds: { min: 60, max: 60 } },
]
const COUNT = 12
/** Of the kinds of things that happen, those that make mails go. */
const GOING = 4

/** Numerical Recipes' generator: the same order for the same seed. */
function randomOf(seed: number) {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

test.each([1, 2, 3, 4, 5])('in any order, as %i draws it', async (seed) => {
  const random = randomOf(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const { id, ownerId } = await world.started(COUNT, { allowed: pick(LIMITS) })
  const all = async () => {
    const { docs } = await world.firestore.collection('recipients').where('campaignId', '==', id).get()
    return docs.map((found) => recipientDocuments.read(found)!)
  }
  let [steps, endsAt, isWithin] = [0, -1, false]
  const instances = [1, 2].map(() =>
    world.instance(async () => {
      if (steps++ === endsAt) throw new Killed()
      if (!isWithin && random() < 0.4) {
        isWithin = true
        await something().finally(() => {
          isWithin = false
        })
      }
    }),
  )
  const earlier: MailDue[] = []
  const sentAgain: string[] = []
  const kinds: (() => unknown)[] = [
    () => world.controls.resume(ownerId, id),
    () => pick(instances).tick(),
    () => Promise.all(instances.map(({ tick }) => tick())),
    async () => {
      for (const event of world.published.splice(0)) {
        earlier.push(event)
        const some = random() < 0.3 ? instances : [pick(instances)]
        await Promise.all(some.map(({ transmit }) => transmit(event)))
      }
    },
    async () => {
      const event = pick(earlier)
      if (event) await Promise.all(instances.map(({ transmit }) => transmit(event)))
    },
    () => world.controls.pause(ownerId, id),
    async () => world.unsubscribing.unsubscribe(pick(await all()).token),
    async () => world.unsubscribing.subscribe(pick(await all()).token),
    () => world.deciding.retryAll(ownerId, id),
    async () => {
      const unknown = (await all()).find(({ state }) => state === 'unknown')
      if (!unknown) return
      sentAgain.push(unknown.id)
      await world.deciding.resolve(ownerId, { campaignId: id, id: unknown.id }, { as: 'send-again' })
    },
    () => world.settings.lower(ownerId, { perHour: pick([1, 5, 50]) }),
    () => world.advance(pick([MINUTE_MS, 4 * MINUTE_MS, HOUR_MS, -MINUTE_MS, -4 * MINUTE_MS])),
    () => world.behave(pick(BEHAVIOURS)),
    () => {
      endsAt = steps + Math.floor(random() * 8)
    },
  ]
  async function something(): Promise<void> {
    try {
      // What makes mails go comes more often than what stops them.
      await pick(random() < 0.5 ? kinds.slice(0, GOING) : kinds)()
    } catch (error) {
      const causes = error instanceof AggregateError ? error.errors : [error]
      // What was refused, or ended as it was meant to.
      if (!causes.every((cause) => cause instanceof Killed || cause instanceof AppError)) throw error
    }
  }
  for (let count = 0; count < 50; count++) await something()

  isWithin = true
  world.behave(taking)
  await world.settings.lower(ownerId, { perHour: 50 })
  for (let round = 0; round < 60 && (await world.stored(id)).status !== 'finished'; round++) {
    if ((await world.stored(id)).status === 'paused') await world.controls.resume(ownerId, id)
    await world.tick()
    await world.deliver()
    world.advance(7 * MINUTE_MS)
  }
  const recipients = await all()
  const states = recipients.map(({ state }) => state)
  const { status, counts } = await world.stored(id)
  expect(status).toBe('finished')
  expect(counts).toEqual({
    total: COUNT,
    sent: countOf(states, 'sent'),
    failed: countOf(states, 'failed'),
    unknown: countOf(states, 'unknown'),
    skipped: countOf(states, 'skipped'),
    bounced: recipients.filter(({ bouncedAt }) => bouncedAt !== null).length,
  })
  expect(counts.sent + counts.failed + counts.unknown + counts.skipped).toBe(COUNT)
  for (const recipient of recipients) {
    const mails = world.sent.filter(({ recipientId }) => recipientId === recipient.id).length
    expect(mails).toBeLessThanOrEqual(1 + countOf(sentAgain, recipient.id))
    if (recipient.state === 'sent') expect(mails).toBeGreaterThanOrEqual(1)
  }
})
