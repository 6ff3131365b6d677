// Parts of a campaign's way that tests go over and over.
import { type Behaviour, type SendingWorld, taking } from './test-world.ts'

/** Starts a campaign and sends its first mail to a server that behaves like this. */
export async function sendFirst(world: SendingWorld, behaviour: Behaviour, count: number) {
  const campaign = await world.campaign(count)
  world.behave(behaviour)
  await world.controls.start(campaign.ownerId, campaign.id)
  await world.tick()
  const outcomes = await world.deliver()
  world.behave(taking)
  return { ...campaign, outcomes }
}

/** Sends whatever is due within this time, at its time. */
export async function sendWithin(world: SendingWorld, ownerId: string, ms: number): Promise<void> {
  const until = world.now() + ms
  for (;;) {
    const dueAt = (await world.sender(ownerId)).dueAt
    if (dueAt === null || Date.parse(dueAt) > until) break
    world.setClock(Math.max(world.now(), Date.parse(dueAt)))
    await world.tick()
    await world.deliver()
  }
  world.setClock(until)
  await world.tick()
  await world.deliver()
}
