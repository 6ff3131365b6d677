import { expect, test } from 'vitest'
import { stopTime } from '../../../tests/stop-time.ts'
import { CONVERSATIONS, MESSAGES } from '../../assistant/conversations/record.ts'
import { MOST_MESSAGES } from '../../assistant/conversations/schemas.ts'
import { newId } from '../../platform/ids.ts'
import { type AssistantWorld, ask, done, seen, setUp } from '../test-assistant-world.ts'

/** As if so much had been said in it. */
const fill = ({ firestore }: AssistantWorld, id: string, messages: number) =>
  firestore.collection(CONVERSATIONS).doc(id).update({ messages })

test('after two hundred messages a new conversation has to be begun', async () => {
  await using world = await setUp()
  const { at } = await world.shop()
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, 'How long?')
  await fill(world, conversationId, MOST_MESSAGES - 1)
  await ask(guest, at, 'The last one', { conversationId })
  const more = { id: newId(), conversationId, text: 'One more' }
  const refused = await guest.request('POST', `${at}/messages`, more)
  expect([refused.statusCode, refused.json().code, refused.json().detail]).toEqual([
    ...[409, 'conversation-full', 'This conversation is full. Please begin a new one.'],
  ])
  expect(await done(guest, 'GET', at)).toMatchObject({ conversationId: null })
  expect((await ask(guest, at, 'One more')).conversationId).not.toBe(conversationId)
})

test('words to a person are limited as well, and who has said them all may still ask for one', async () => {
  await using world = await setUp()
  const { at } = await world.shop()
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, 'How long?')
  await fill(world, conversationId, 2 * MOST_MESSAGES - 1)
  const url = `${at}/conversations/${conversationId}/hand-over`
  expect(await done(guest, 'POST', url, { note: 'The last one' })).toMatchObject({ messages: 400 })
  const refused = await guest.request('POST', url, { note: 'One more' })
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'conversation-full'])
  expect(await done(guest, 'POST', url, {})).toMatchObject({ handOver: 'open', messages: 400 })
})

test('with the hundred-and-first conversation the one that was left longest goes, with its messages', async () => {
  await using world = await setUp()
  const { at, maker } = await world.shop()
  const guest = world.browser()
  const first = await ask(guest, at, 'The first')
  world.clock.advance(1000)
  const second = await ask(guest, at, 'The second')
  const template = (await world.firestore.collection(CONVERSATIONS).doc(second.conversationId).get()).data()
  const batch = world.firestore.batch()
  for (let n = 0; n < 98; n++)
    batch.set(world.firestore.collection(CONVERSATIONS).doc(newId()), { ...template, title: `${n}` })
  await batch.commit()
  world.clock.advance(1000)
  await ask(guest, at, 'One more')

  expect(await seen(guest, at, first.conversationId)).toBe(404)
  expect((await done(guest, 'GET', `${at}/conversations`)).items).toHaveLength(100)
  const messages = await world.firestore.collection(MESSAGES).where('ownerId', '==', maker.id).get()
  expect(messages.docs.map((doc) => doc.get('text')).sort()).toEqual(['One more', 'The second'])
})

test('a customer has one list in each shop', async () => {
  await using world = await setUp()
  const [one, other] = [await world.shop(), await world.shop()]
  const person = await world.registered()
  await ask(person, one.at, 'How long?')
  await ask(person, other.at, 'How much?')
  expect(await done(person, 'GET', `${one.at}/conversations`)).toMatchObject({
    items: [{ title: 'How long?' }],
  })
})

test('a closed shop answers its owner only', async () => {
  await using world = await setUp()
  const { at, maker } = await world.shop()
  const guest = world.browser()
  const { conversationId } = await ask(guest, at, 'How long?')
  await done(maker, 'PATCH', '/api/v1/shop', { isOpen: false })
  world.clock.advance(1000)
  expect(await seen(guest, at, conversationId)).toBe(404)
  const question = { id: newId(), text: 'How long?' }
  expect((await guest.request('POST', `${at}/messages`, question)).statusCode).toBe(404)
  await ask(maker, at, 'How long?')
})

test('who asks too fast is told in plain words how long to wait', async () => {
  await using world = await setUp()
  const { at } = await world.shop()
  const person = await world.registered()
  const url = `${at}/messages`
  stopTime()
  const ask = () => person.request('POST', url, { id: newId(), text: '' })
  const answers = await Promise.all(Array.from({ length: 31 }, ask))
  const [refused] = answers.filter(({ statusCode }) => statusCode === 429)
  expect(refused?.json()).toMatchObject({
    code: 'rate-limited',
    detail: expect.stringMatching(
      /^You have asked a lot within a minute\. Please ask again in \d+ seconds?\.$/,
    ),
  })
  expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0)
})
