// A function that nobody may call fails until its event is a dead letter, which an administrator sends again.
import type { PageOf } from '../../../services/platform/schemas.ts'
import { FEW_ATTEMPTS } from '../few-attempts.ts'
import { NotReached } from '../not-reached.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { heldBack } from './held-back.ts'
import { eventTriggers, isAcked, sendLate } from './late-events.ts'

interface Letter {
  id: string
  subscription?: string
  functionName?: string
}

/** Longer than any of Pub/Sub's first pauses. */
const PAUSE_MS = 100_000
/** More than attempts, because a subscription that has just failed with other events pauses as a whole. */
const MOST_PAUSES = 3 * FEW_ATTEMPTS

async function untilDeadLetter(world: World, name: string): Promise<void> {
  const { cloud, told } = world
  const isDead = () => told.some((each) => each.kind === 'dead-lettered' && each.subscription === name)
  for (let pause = 0; pause <= MOST_PAUSES; pause++) {
    await cloud.pubsub.settled()
    if (isDead()) return
    cloud.clock.advance(PAUSE_MS)
  }
  throw new NotReached('the event becomes a dead letter')
}

export const shelving: Scenario[] = eventTriggers
  .filter(({ topic }) => !topic.schedule)
  .map((trigger) => ({
    name: `a dead letter of ${trigger.name} is sent again`,
    async run(world) {
      const { maker } = world
      await heldBack(world, [trigger.name], async () => {
        sendLate(world, trigger)
        await untilDeadLetter(world, trigger.name)
      })
      let letter: Letter | undefined
      await world.until('the letter is on the shelf', async () => {
        const { items } = await maker.call<PageOf<Letter>>('GET', '/shelf')
        letter = items.find((each) => JSON.stringify(each).includes(trigger.name))
        return letter !== undefined
      })
      await maker.call('POST', `/shelf/${letter?.id}/redrive`)
      await world.until('the event is handled', () => isAcked(world, trigger.name))
    },
  }))
