// What people take along, and what open windows hear.
import { expect, test } from 'vitest'
import { CONVERSATIONS } from '../../assistant/conversations/record.ts'
import { createConversationStore } from '../../assistant/conversations/store.ts'
import { createSweeping as createConversationSweeping } from '../../assistant/conversations/sweeping.ts'
import type { AssistantChanges } from '../../assistant/schemas.ts'
import { DAY_MS } from '../../platform/durations.ts'
import { newId } from '../../platform/ids.ts'
import type { LiveStream } from '../../platform/live.ts'
import { sweepRoom } from '../../platform/sweeping.ts'
import { isoTime } from '../../platform/times.ts'
import { type AssistantWorld, ask, done, setUp } from '../test-assistant-world.ts'

/** The files of the room in somebody's export, as JSON. */
async function exported({ rooms }: AssistantWorld, accountId: string) {
  const files: Record<string, unknown> = {}
  for await (const { path, content } of rooms.assistant.exporting?.export(accountId) ?? []) {
    const parts = Buffer.isBuffer(content) ? [content] : await (await content()).toArray()
    files[path] = JSON.parse(Buffer.concat(parts.map((part) => Buffer.from(part))).toString())
  }
  return files
}

test('makers take along what was asked in their shop, and customers what they asked in others', async () => {
  await using world = await setUp()
  const { at, maker } = await world.shop()
  const customer = await world.registered()
  const { conversationId } = await ask(customer, at, 'How long?')
  await done(maker, 'PATCH', '/api/v1/assistant/settings', { greeting: 'Hello' })
  const said = { title: 'How long?', items: [{ text: 'How long?', answer: { outcome: 'answered' } }] }

  expect(await exported(world, maker.id)).toMatchObject({
    'assistant/settings.json': { isOn: true, greeting: 'Hello', takesHandOvers: true },
    [`assistant/conversations/${conversationId}.json`]: said,
  })
  const own = await exported(world, customer.id)
  expect(own).toMatchObject({
    [`assistant/asked/${conversationId}.json`]: { shop: maker.handle, ...said },
  })
  expect(Object.keys(own)).toHaveLength(1)
  expect(await exported(world, (await world.registered()).id)).toEqual({})
})

test('one conversation that cannot be read does not stop the export', async () => {
  await using world = await setUp()
  const { at, maker } = await world.shop()
  const [broken, whole] = [await ask(world.browser(), at, 'One?'), await ask(world.browser(), at, 'Two?')]
  await world.firestore.collection(CONVERSATIONS).doc(broken.conversationId).update({ title: 7 })
  const found: string[] = []
  for await (const { path, content } of world.rooms.assistant.exporting?.export(maker.id) ?? [])
    if (!Buffer.isBuffer(content))
      await content()
        .then(() => found.push(path))
        .catch(() => undefined)
  expect(found).toEqual([`assistant/conversations/${whole.conversationId}.json`])
})

test("the maker's windows hear of questions and deletions, and nobody else's", async () => {
  await using world = await setUp()
  const { at, maker } = await world.shop()
  const live = world.rooms.assistant.live as LiveStream<AssistantChanges>
  const heard: { type: string; data: { id: string } }[] = []
  const strangers: unknown[] = []
  const since = isoTime(world.clock.now() - 1)
  const failed = (error: Error) => strangers.push(error)
  const stops = [
    live.watch(maker.id, since, { changed: (change) => heard.push(change), failed }),
    live.watch(newId(), since, { changed: (change) => strangers.push(change), failed }),
  ]
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, 'How long?')
  await expect
    .poll(() => heard.at(-1))
    .toMatchObject({
      type: 'assistant-conversation',
      data: { id: conversationId, lastQuestion: 'How long?' },
    })
  await done(guest, 'DELETE', `${at}/conversations/${conversationId}`)
  await expect
    .poll(() => heard.at(-1))
    .toMatchObject({ type: 'assistant-conversation-removed', data: { id: conversationId } })
  for (const stop of stops) stop()
  expect(strangers).toEqual([])
})

test('the sweep removes what is older than ninety days, and nothing else', async () => {
  await using world = await setUp()
  const { at } = await world.shop()
  const guest = world.browser()
  const old = await ask(guest, at, 'Old?')
  await world.clock.advance(45 * DAY_MS)
  const young = await ask(world.browser(), at, 'Young?')
  const sweeping = createConversationSweeping({
    store: createConversationStore({ firestore: world.firestore, now: world.clock.now, random: () => 0 }),
  })
  const sweep = () => sweepRoom(sweeping, { until: world.clock.now() + 60_000, now: world.clock.now })
  expect(await sweep()).toEqual({})
  await world.clock.advance(46 * DAY_MS)
  await sweep()
  const stored = (id: string) => world.firestore.collection(CONVERSATIONS).doc(id).get()
  expect((await stored(old.conversationId)).get('title')).toBeUndefined()
  expect((await stored(young.conversationId)).get('title')).toBe('Young?')
})
