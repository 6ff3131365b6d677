// Somebody who asked in other people's shops, and somebody in whose shop others asked.
import { expect, test } from 'vitest'
import { ask, done } from '../../services/api/test-assistant-world.ts'
import { CONVERSATIONS, MESSAGES } from '../../services/assistant/conversations/record.ts'
import { ASSISTANT_DAYS } from '../../services/assistant/figures/record.ts'
import { SETTINGS } from '../../services/assistant/settings/record.ts'
import { newId } from '../../services/platform/ids.ts'
import { setUp, type World } from './test-world.ts'

async function shopOf(world: World) {
  const maker = await world.registered()
  const handle = `shop-${newId()}`
  const opening = { handle, name: 'A shop', currency: 'EUR', country: 'DE' }
  await done(maker, 'POST', '/api/v1/shop', opening)
  await done(maker, 'PATCH', '/api/v1/shop', { isOpen: true })
  await done(maker, 'PATCH', '/api/v1/assistant/settings', { greeting: 'Hello' })
  world.clock.advance(1000)
  return { maker, at: `/api/v1/shops/${handle}/assistant` }
}

test('what a customer asked goes with the account, and what others asked stays', async () => {
  await using world = await setUp()
  const { maker, at } = await shopOf(world)
  const [customer, guest] = [await world.registered('customer@example.com'), world.browser()]
  const { conversationId } = await ask(customer, at, 'Where do I live?')
  await done(customer, 'POST', `${at}/conversations/${conversationId}/hand-over`, { note: 'In Oslo' })
  await ask(guest, at, 'How long?')
  expect(await world.remainsOf('customer@example.com', 'In Oslo', 'Where do I live?')).not.toEqual([])

  while ((await world.rooms.assistant.forget(customer.id)) === 'some');
  const left = await world.remainsOf(customer.id, 'customer@example.com', 'In Oslo', 'Where do I live?')
  expect(left.filter((path) => path.startsWith('assistant'))).toEqual([])
  const { items } = await done(maker, 'GET', '/api/v1/assistant/conversations')
  expect(items).toMatchObject([{ title: 'How long?' }])
  // It may run twice.
  expect(await world.rooms.assistant.forget(customer.id)).toBe('all')
})

test('with a maker everything goes that was asked in the shop', async () => {
  await using world = await setUp()
  const { maker, at } = await shopOf(world)
  await ask(world.browser(), at, 'How long?')
  await ask(await world.registered(), at, 'How much?')
  const kinds = new Set((await world.remainsOf(maker.id)).map((path) => path.split('/')[0]))
  for (const kind of [CONVERSATIONS, MESSAGES, ASSISTANT_DAYS, SETTINGS]) expect(kinds).toContain(kind)

  while ((await world.rooms.assistant.forget(maker.id)) === 'some');
  const left = await world.remainsOf(maker.id)
  expect(left.filter((path) => path.startsWith('assistant'))).toEqual([])
})
