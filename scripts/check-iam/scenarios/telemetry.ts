// Every service sends its spans and metrics as the account that does its work.
import { functions } from '../../../infra/functions.ts'
import { facts } from '../../../services/api/facts.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { eventTriggers, sendLate } from './late-events.ts'

/** Something small that the service does. */
const occupy: Record<string, (world: World) => Promise<void> | void> = {
  [facts.name]: async ({ maker }) => void (await maker.call('GET', '/account')),
  'dead-letter-shelf': (world) =>
    world.send(
      { name: 'photo-removal-dead-letter' },
      { ownerId: 'somebody', photoId: 'gone' },
      { CloudPubSubDeadLetterSourceSubscription: 'photo-removal' },
    ),
  ...Object.fromEntries(
    eventTriggers.map((trigger) => [trigger.name, (world: World) => sendLate(world, trigger)]),
  ),
}

const SERVICES = [facts.name, ...functions.map(({ name }) => name)]

/** Checks after which it is occupied again: what a process could not send is only sent with the next event. */
const CHECKS = 200

async function untilCome(world: World, name: string, hasCome: () => boolean): Promise<void> {
  let checks = 0
  await world.until('it has come', async () => {
    if (checks++ % CHECKS === 0) await occupy[name]?.(world)
    return hasCome()
  })
}

export const telemetry: Scenario[] = SERVICES.flatMap((name): Scenario[] => [
  {
    name: `${name} sends its spans`,
    role: 'roles/telemetry.tracesWriter',
    service: name,
    async run(world) {
      let hasCome = false
      const stop = world.cloud.telemetry.spans.listen(({ service }) => {
        hasCome ||= service === name
      })
      try {
        await untilCome(world, name, () => hasCome)
      } finally {
        stop()
      }
    },
  },
  {
    name: `${name} sends its metrics`,
    role: 'roles/telemetry.metricsWriter',
    service: name,
    // A process sends them every ten seconds, and for the first time at once.
    fresh: [name],
    async run(world) {
      const before = Date.now()
      await untilCome(world, name, () =>
        world.cloud.telemetry.points.latest().some(({ service, time }) => service === name && time >= before),
      )
    },
  },
])
