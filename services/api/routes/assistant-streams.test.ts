// Answers over a real connection.
import { expect, test } from 'vitest'
import type { AnswerEvent } from '../../assistant/answers/schemas.ts'
import { ANSWERING_MS } from '../../assistant/conversations/beginning.ts'
import { MESSAGES } from '../../assistant/conversations/record.ts'
import { scripted, source, told } from '../../assistant/conversations/test-answering.ts'
import { ASSISTANT_DAYS } from '../../assistant/figures/record.ts'
import { newId } from '../../platform/ids.ts'
import { begun, stream } from '../test-answer-streams.ts'
import { type AssistantWorld, ask, done, seen, setUp } from '../test-assistant-world.ts'

/** Says its sources, and then waits until it is told to go on, or stopped. */
function held() {
  const goOn = Promise.withResolvers<void>()
  const aborted = Promise.withResolvers<void>()
  const answering = scripted(async function* (_asked, signal): AsyncGenerator<AnswerEvent> {
    const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    for await (const event of told()) {
      yield event
      if (event.type !== 'sources') continue
      await Promise.race([goOn.promise, stopped])
      if (signal.aborted) return aborted.resolve()
    }
  })
  return { answering, goOn: goOn.resolve, aborted: aborted.promise }
}

/** A guest who has asked something, and waits. */
async function askedIn(world: AssistantWorld) {
  const { at } = await world.shop()
  const guest = world.browser()
  const answer = await stream(world, guest, at, { text: 'How long?' })
  return { at, guest, answer, conversationId: await begun(answer) }
}

test('sources are shown while the answer is still being written', async () => {
  const { answering, goOn } = held()
  await using world = await setUp({ answering })
  const { at, guest, answer, conversationId: id } = await askedIn(world)
  expect(await answer.next()).toEqual({ type: 'sources', sources: [source()] })
  expect(await seen(guest, at, id)).toMatchObject({ items: [{ isUnderWay: true, answer: null }] })
  goOn()
  expect(await answer.next()).toMatchObject({ type: 'token' })
})

test('a customer who leaves stops the answer, and the question stays and can be asked again', async () => {
  const { answering, goOn, aborted } = held()
  await using world = await setUp({ answering })
  const { at } = await world.shop()
  const guest = world.browser()
  const question = { id: newId(), text: 'How long?' }
  const answer = await stream(world, guest, at, question)
  const conversationId = await begun(answer)
  await answer.next()
  answer.close()
  await aborted
  await expect
    .poll(() => seen(guest, at, conversationId))
    .toMatchObject({ messages: 1, items: [{ isUnderWay: false, answer: null, text: 'How long?' }] })

  goOn()
  const again = await guest.request('POST', `${at}/messages`, question)
  expect(again.body).toContain('event: done')
  expect(await seen(guest, at, conversationId)).toMatchObject({
    messages: 1,
    items: [{ answer: { outcome: 'answered' } }],
  })
})

test('two tabs ask at once, and both are answered in one conversation', async () => {
  const { answering, goOn } = held()
  await using world = await setUp({ answering })
  const { at, guest, answer: first, conversationId } = await askedIn(world)
  const second = await stream(world, guest, at, { text: 'And how much?', conversationId })
  expect(await begun(second)).toBe(conversationId)
  goOn()
  for (const tab of [first, second]) await expect.poll(async () => (await tab.next())?.type).toBe('done')
  const { items } = await seen(guest, at, conversationId)
  expect(items.map(({ text }: { text: string }) => text)).toEqual(['How long?', 'And how much?'])
  expect(items.every(({ answer }: { answer: object | null }) => answer)).toBe(true)
})

test('a question that is being answered is not answered twice', async () => {
  const { answering, goOn } = held()
  await using world = await setUp({ answering })
  const { at } = await world.shop()
  const guest = world.browser()
  const question = { id: newId(), text: 'How long?' }
  const answer = await stream(world, guest, at, question)
  await begun(answer)
  const again = await guest.request('POST', `${at}/messages`, question)
  expect([again.statusCode, again.json().code, again.headers['retry-after']]).toEqual([
    ...[409, 'still-answering', '2'],
  ])
  goOn()
  await expect.poll(async () => (await answer.next())?.type).toBe('done')
  expect(answering.asked).toHaveLength(1)
})

test('a conversation that is deleted while an answer streams stays deleted', async () => {
  const { answering, goOn } = held()
  await using world = await setUp({ answering })
  const { at, guest, answer, conversationId } = await askedIn(world)
  await answer.next()
  await done(guest, 'DELETE', `${at}/conversations/${conversationId}`)
  goOn()
  const events = []
  for (let event = await answer.next(); event; event = await answer.next()) events.push(event)
  expect(events.at(-1)).toEqual({
    type: 'error',
    problem: { code: 'not-found', title: 'This conversation was deleted' },
  })
  expect(await seen(guest, at, conversationId)).toBe(404)
  expect((await world.firestore.collection(MESSAGES).get()).docs.map((doc) => doc.get('text'))).not.toContain(
    'How long?',
  )
})

test('a question is not lost with the process that was answering it', async () => {
  const { answering: stuck, goOn } = held()
  const answering = scripted((asked, signal) =>
    answering.asked.length === 1 ? stuck.answer(asked, signal) : told(),
  )
  await using world = await setUp({ answering })
  const { at, maker } = await world.shop()
  const guest = world.browser()
  const question = { id: newId(), text: 'How long?' }
  const answer = await stream(world, guest, at, question)
  const conversationId = await begun(answer)
  const url = `${at}/conversations/${conversationId}`
  const underWay = await guest.request('GET', url)
  expect(underWay.json()).toMatchObject({ items: [{ isUnderWay: true }] })
  world.clock.advance(ANSWERING_MS)
  // Also to somebody who knows what it was before.
  const cookie = [...guest.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ')
  const headers = { cookie, 'if-none-match': String(underWay.headers.etag) }
  expect((await world.app.inject({ url, headers })).json()).toMatchObject({
    items: [{ isUnderWay: false, answer: null }],
  })
  const again = await guest.request('POST', `${at}/messages`, question)
  expect(again.body).toContain('event: done')

  // The first comes back to life, and nothing is counted twice.
  goOn()
  await expect.poll(async () => (await answer.next())?.type).toBe('done')
  const days = await world.firestore.collection(ASSISTANT_DAYS).get()
  const own = days.docs.filter((day) => day.get('ownerId') === maker.id)
  expect(own.reduce((sum, day) => sum + (day.get('answered') ?? 0), 0)).toBe(1)
})

test('closing the server ends answers, and their questions are noted as stopped', async () => {
  const { answering, aborted } = held()
  await using world = await setUp({ answering })
  const { answer, conversationId } = await askedIn(world)
  await answer.next()
  const closing = world.app.close()
  await aborted
  expect(await answer.next()).toBeNull()
  // The client keeps a spare connection, on which the server would wait for a request.
  world.app.server.closeAllConnections()
  await closing
  const messages = world.firestore.collection(MESSAGES).where('conversationId', '==', conversationId)
  const [stored] = (await messages.get()).docs
  expect([stored?.get('outcome'), stored?.get('answeringUntil')]).toEqual(['stopped', null])
})

test('a fault while answering is told in plain words, and no half an answer stays', async () => {
  const answering = scripted(async function* (): AsyncGenerator<AnswerEvent> {
    yield { type: 'sources', sources: [source()] }
    yield { type: 'token', text: 'It takes' }
    throw new Error('secret detail')
  })
  await using world = await setUp({ answering })
  const { at } = await world.shop()
  const guest = world.browser()
  const { conversationId, events } = await ask(guest, at, 'How long?')
  expect(events.at(-1)).toEqual({
    type: 'error',
    problem: { code: 'internal', title: 'Something went wrong on our side. Please ask again.' },
  })
  expect(await seen(guest, at, conversationId)).toMatchObject({
    items: [{ answer: null, sources: [], isUnderWay: false }],
  })
})
