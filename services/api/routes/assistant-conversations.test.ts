import { expect, test } from 'vitest'
import { CONVERSATIONS, KEPT_MS, MESSAGES } from '../../assistant/conversations/record.ts'
import { newId } from '../../platform/ids.ts'
import { type AssistantWorld, ask, done, seen, setUp } from '../test-assistant-world.ts'
import type { Browser } from '../test-world.ts'

const storedOf = async ({ firestore }: AssistantWorld, conversationId: string) => {
  const messages = firestore.collection(MESSAGES).where('conversationId', '==', conversationId)
  return (await messages.get()).docs
}

/** Everything that can be done to a conversation by its id. */
const ACTIONS = (at: string, id: string, messageId: string) =>
  [
    ['GET', `${at}/conversations/${id}`],
    ['PATCH', `${at}/conversations/${id}`, { title: 'Mine' }],
    ['DELETE', `${at}/conversations/${id}`],
    ['GET', `${at}/conversations/${id}/export`],
    ['POST', `${at}/conversations/${id}/hand-over`, {}],
    ['POST', `${at}/conversations/${id}/resume`],
    ['POST', `${at}/messages/${messageId}/feedback`, { helped: true }],
    ['POST', `${at}/messages`, { id: newId(), conversationId: id, text: 'And?' }],
  ] as const

type Stranger = (world: AssistantWorld, at: string) => Promise<Browser>
const STRANGERS: [string, Stranger][] = [
  ['somebody who never asked anything', async (world) => world.browser()],
  [
    'another guest',
    async (world, at) => {
      const guest = world.browser()
      await ask(guest, at, 'Hello?')
      return guest
    },
  ],
  ['another account', (world) => world.registered()],
]

test.each(STRANGERS)("to %s another's conversation looks as if it did not exist", async (_who, come) => {
  await using world = await setUp()
  const { at } = await world.shop()
  const guest = world.browser()
  const { conversationId, messageId } = await ask(guest, at, 'How long?')
  const stranger = await come(world, at)
  const say = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: object) => {
    const answer = await stranger.request(method, url, body)
    const { traceId: _, detail, ...problem } = answer.json()
    return { ...problem, detail: detail.replace(/[0-9a-z]{20,40}/, '…') }
  }
  const unknown = ACTIONS(at, newId(), '0'.repeat(40))
  for (const [index, [method, url, body]] of ACTIONS(at, conversationId, messageId).entries()) {
    const refused = await say(method, url, body)
    const [, unknownUrl, unknownBody] = unknown[index] ?? []
    expect([method, url, refused.status]).toEqual([method, url, 404])
    expect(refused).toEqual(await say(method, unknownUrl ?? '', unknownBody))
  }
  expect(await seen(guest, at, conversationId)).toMatchObject({ messages: 1, handOver: 'none' })
})

test("a conversation of one shop cannot be reached through another's, with the same cookies", async () => {
  await using world = await setUp()
  const [one, other] = [await world.shop(), await world.shop()]
  const person = await world.registered()
  const { conversationId, messageId } = await ask(person, one.at, 'How long?')
  for (const [method, url, body] of ACTIONS(other.at, conversationId, messageId))
    expect([url, (await person.request(method, url, body)).statusCode]).toEqual([url, 404])
  expect(await done(person, 'GET', `${other.at}/conversations`)).toEqual({ items: [] })
})

test.each([
  ['made up', () => `${newId()}.1.${'a'.repeat(43)}`],
  ['cut short', (token: string) => token.slice(0, -1)],
])('a cookie that was %s opens nothing', async (_how, forge) => {
  await using world = await setUp()
  const { at } = await world.shop()
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, 'How long?')
  const forger = guest.copy()
  for (const [name, { value, path }] of guest.cookies) forger.cookies.set(name, { value: forge(value), path })
  expect(await seen(forger, at, conversationId)).toBe(404)
  expect(await done(forger, 'GET', `${at}/conversations`)).toEqual({ items: [] })
})

test("a guest cannot put another's id into the own cookie", async () => {
  await using world = await setUp()
  const { at } = await world.shop()
  const [guest, thief] = [world.browser(), world.browser()]
  const { conversationId } = await ask(guest, at, 'How long?')
  await ask(thief, at, 'Hello?')
  for (const [name, { value, path }] of thief.cookies) {
    const guestId = guest.cookies.get(name)?.value.split('.')[0] ?? ''
    thief.cookies.set(name, { value: value.replace(/^[^.]+/, guestId), path })
  }
  expect(await seen(thief, at, conversationId)).toBe(404)
})

test("a cart's cookie opens no conversations, though it is signed with the same key", async () => {
  await using world = await setUp()
  const { at, maker } = await world.shop()
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, 'How long?')
  const [[name, { value, path }]] = [...guest.cookies] as [[string, { value: string; path: string }]]
  const guestId = value.split('.')[0] ?? ''
  const cartToken = await world.shopRoom.guestTokens.make(maker.id, guestId)
  const other = guest.copy()
  other.cookies.set(name, { value: cartToken, path })
  expect(await seen(other, at, conversationId)).toBe(404)
})

test('what a guest asked is theirs on every device after they have signed in', async () => {
  await using world = await setUp()
  const { at } = await world.shop()
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, 'How long?')
  const person = await world.registered()
  const signedIn = guest.copy()
  for (const [name, cookie] of person.cookies) signedIn.cookies.set(name, cookie)

  expect(await seen(signedIn, at, conversationId)).toMatchObject({ title: 'How long?' })
  expect([...signedIn.cookies.keys()].filter((name) => name.startsWith('atelier_chat'))).toEqual([])
  expect(await seen(person, at, conversationId)).toMatchObject({ title: 'How long?' })
  // The guest's cookie, on a device where nobody is signed in, opens it no more.
  expect(await seen(guest, at, conversationId)).toBe(404)
})

test('conversations are listed, renamed and deleted, with everything that was said', async () => {
  await using world = await setUp()
  const { at } = await world.shop()
  const guest = world.browser()
  const first = await ask(guest, at, 'How long?')
  world.clock.advance(1000)
  const second = await ask(guest, at, 'How much?')
  world.clock.advance(1000)
  await ask(guest, at, 'And for two?', { conversationId: first.conversationId })

  const url = `${at}/conversations/${first.conversationId}`
  expect(await done(guest, 'PATCH', url, { title: '  Delivery ' })).toMatchObject({ title: 'Delivery' })
  expect(await done(guest, 'GET', `${at}/conversations`)).toMatchObject({
    items: [
      { id: first.conversationId, title: 'Delivery', messages: 2 },
      { id: second.conversationId, title: 'How much?' },
    ],
  })
  expect(await storedOf(world, first.conversationId)).toHaveLength(2)
  await done(guest, 'DELETE', url)
  expect(await storedOf(world, first.conversationId)).toEqual([])
  const left = await world.firestore.collection(CONVERSATIONS).doc(first.conversationId).get()
  expect(Object.keys(left.data() ?? {}).sort()).toEqual(['expiresAt', 'ownerId', 'state', 'updatedAt'])
  expect(await seen(guest, at, first.conversationId)).toBe(404)
  expect((await guest.request('DELETE', url)).statusCode).toBe(404)
})

test.each(['', '   ', 'two\nlines', 'a'.repeat(101)])('%j is no title', async (title) => {
  await using world = await setUp()
  const { at } = await world.shop()
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, 'How long?')
  const answer = await guest.request('PATCH', `${at}/conversations/${conversationId}`, { title })
  expect([answer.statusCode, answer.json().errors[0].field]).toEqual([400, 'title'])
})

test('a guest who asks again for news is told cheaply that there are none', async () => {
  await using world = await setUp()
  const { at, maker } = await world.shop()
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, 'How long?')
  const get = (mark: string) =>
    world.app.inject({
      url: `${at}/conversations/${conversationId}`,
      headers: {
        'if-none-match': mark,
        cookie: [...guest.cookies].map(([name, { value }]) => `${name}=${value}`).join('; '),
      },
    })
  const mark = String((await get('')).headers.etag)
  expect([(await get(mark)).statusCode, (await get(mark)).body]).toEqual([304, ''])
  const reply = { id: newId(), text: 'Two days.' }
  await done(maker, 'POST', `/api/v1/assistant/conversations/${conversationId}/replies`, reply)
  const fresh = await get(mark)
  expect([fresh.statusCode, fresh.json().items.at(-1).text]).toEqual([200, 'Two days.'])
})

test('conversations are gone after 90 days, and their messages with them', async () => {
  await using world = await setUp()
  const { at } = await world.shop()
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, 'How long?')
  world.clock.advance(KEPT_MS + 1000)
  expect(await seen(guest, at, conversationId)).toBe(404)
  expect(await done(guest, 'GET', `${at}/conversations`)).toEqual({ items: [] })
  expect(await done(guest, 'GET', at)).toMatchObject({ conversationId: null })
})

test('a conversation can be taken along, as JSON and as Markdown', async () => {
  await using world = await setUp()
  const { at } = await world.shop()
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, 'How long?')
  const url = `${at}/conversations/${conversationId}/export`
  const json = await guest.request('GET', url)
  expect(json.headers['content-disposition']).toMatch(
    /^attachment; filename="Conversation \d{4}-\d\d-\d\d\.json"/,
  )
  expect(json.json()).toEqual(await seen(guest, at, conversationId))
  const markdown = await guest.request('GET', `${url}?format=markdown`)
  expect(markdown.headers['content-type']).toBe('text/markdown; charset=utf-8')
  expect(markdown.body).toContain('How long?\n\n**The assistant**\n\nIt takes two days [1].')
  expect(markdown.body).toContain('1. How long is delivery? (/faq#faq-1)')
  expect((await guest.request('GET', `${url}?format=pdf`)).statusCode).toBe(400)
})

test('only the latest word on an answer counts', async () => {
  await using world = await setUp()
  const { at, maker } = await world.shop()
  const guest = world.browser()
  const { messageId, conversationId } = await ask(guest, at, 'How long?')
  const url = `${at}/messages/${messageId}/feedback`
  await done(guest, 'POST', url, { helped: true })
  await done(guest, 'POST', url, { helped: false, reason: 'Too vague' })
  await done(guest, 'POST', url, { helped: false, reason: 'Too vague' })
  const feedback = { helped: false, reason: 'Too vague' }
  expect(await seen(guest, at, conversationId)).toMatchObject({ items: [{ feedback }] })
  const { items } = await done(maker, 'GET', '/api/v1/assistant/figures?days=1')
  expect(items).toMatchObject([{ helped: 0, didNotHelp: 1, questions: 1, answered: 1 }])
})
