// A customer asks: the question is kept before it is answered, and the answer before anybody is told that it is done.
import { AppError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { Answering } from '../answers/contract.ts'
import type { AnswerEvent } from '../answers/schemas.ts'
import type { AssistantSettings } from '../settings/schemas.ts'
import { type Begun, begin } from './beginning.ts'
import { customerOf, type Visitor } from './customers.ts'
import { answered, stopped } from './ending.ts'
import { pastTurns } from './history.ts'
import { messageIdOf } from './message-ids.ts'
import type { MessageRecord } from './record.ts'
import type { ConversationEvent, QuestionInput } from './schemas.ts'
import type { ConversationStore } from './store.ts'
import { checkSaid } from './texts.ts'

export interface AskedShop {
  ownerId: string
  name: string
  handle: string
  email: string
}

export interface AskingDeps {
  store: Pick<ConversationStore, 'step' | 'latestMessages' | 'countOfCustomer' | 'listOfCustomer' | 'remove'>
  settings: { get(ownerId: string): Promise<AssistantSettings> }
  answering: Answering
  log: Pick<Log, 'error'>
  now: () => number
  newId: () => string
}

export interface Question {
  shop: AskedShop
  visitor: Visitor
  input: QuestionInput
  /** The customer's network. */
  network: string
  /** Ends the answer early. */
  signal: AbortSignal
}

export type AskedEvent = ConversationEvent | AnswerEvent

/** Conversations of one customer in one shop; the one that was left longest goes when there are more. */
const MOST_CONVERSATIONS = 100
/** Messages from which the turns before a question are taken. */
const LOOKED_BACK = 12

export type Asking = ReturnType<typeof createAsking>

export function createAsking({ store, settings, answering, log, now, newId }: AskingDeps) {
  async function removeOldest(ownerId: string, customer: string): Promise<void> {
    const more = (await store.countOfCustomer(ownerId, customer)) - MOST_CONVERSATIONS
    if (more <= 0) return
    const oldest = await store.listOfCustomer({ ownerId, customer, order: 'asc', limit: Math.min(more, 5) })
    await store.remove(oldest.map(({ id }) => id))
  }

  /** Otherwise the next question does it. */
  const makeRoom = (ownerId: string, customer: string): Promise<void> =>
    removeOldest(ownerId, customer).catch((error: unknown) =>
      log.error({ error }, 'Conversations beyond the most are still there'),
    )

  async function* answers(
    { shop, visitor, input, network, signal }: Question,
    { conversationId, messageId }: Begun,
    before: readonly MessageRecord[],
  ): AsyncGenerator<AskedEvent> {
    const place = { conversationId, messageId }
    const history = pastTurns(before.filter(({ id }) => id !== messageId))
    const { accountId } = visitor
    let isKept = false
    try {
      yield { type: 'begun', conversationId, messageId, isForMaker: false }
      const asked = { shop, text: input.text, history, accountId, network }
      for await (const event of answering.answer(asked, signal)) {
        if (event.type === 'done') isKept = await store.step(place, (found) => answered(found, event))
        if (event.type === 'done' && !isKept) throw new AppError('not-found', 'This conversation was deleted')
        yield event
      }
      if (!isKept && !signal.aborted) throw new Error('An answer ended before it was done')
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof AppError)) log.error({ error, conversationId }, 'A question was not answered')
      yield { type: 'error', problem: problemOf(error) }
    } finally {
      if (!isKept) await store.step(place, stopped)
    }
  }

  /** Nobody waits for the answer while room is made. */
  async function* withRoom(
    events: AsyncGenerator<AskedEvent, void>,
    making: Promise<void>,
  ): AsyncGenerator<AskedEvent, void> {
    try {
      yield* events
    } finally {
      await making
    }
  }

  function eventsOf(
    question: Question,
    begun: Begun,
    before: readonly MessageRecord[],
  ): AsyncGenerator<AskedEvent, void> {
    return begun.kind === 'ask' ? answers(question, begun, before) : known(begun)
  }

  return {
    /**
     * Keeps the question, or refuses it: throws AppError `invalid` naming the field, `not-found`, `conflict` and
     * `mismatch`. All later troubles are events. A guest needs a cookie for `guestId` from now on.
     */
    async ask(
      question: Question,
    ): Promise<{ guestId: string | null; events: AsyncGenerator<AskedEvent, void> }> {
      const { shop, input } = question
      checkSaid('text', input.text)
      const { accountId } = question.visitor
      const guestId = accountId === null ? (question.visitor.guestId ?? newId()) : null
      const customer = customerOf({ accountId, guestId }) as string
      const messageId = messageIdOf(shop.ownerId, customer, input.id)
      const place = { conversationId: input.conversationId ?? null, messageId }
      const newConversationId = newId()

      const [{ isOn }, before] = await Promise.all([
        settings.get(shop.ownerId),
        input.conversationId === undefined ? [] : store.latestMessages(input.conversationId, LOOKED_BACK),
      ])
      const begun = await store.step(place, (found) =>
        begin(found, { shop, customer, input, messageId, newId: newConversationId, isOn, now: now() }),
      )
      const events = eventsOf(question, begun, before)
      const isNew = begun.conversationId === newConversationId
      return { guestId, events: isNew ? withRoom(events, makeRoom(shop.ownerId, customer)) : events }
    },
  }
}

/** What the assistant does not answer now: a message to the maker, or an answer as it was told the first time. */
async function* known(begun: Exclude<Begun, { kind: 'ask' }>): AsyncGenerator<AskedEvent, void> {
  const { kind, conversationId, messageId } = begun
  yield { type: 'begun', conversationId, messageId, isForMaker: kind === 'for-maker' }
  if (kind === 'for-maker') return
  const { answer, sources, retrieval } = begun.message
  if (!answer || !retrieval) return
  yield { type: 'sources', sources }
  yield { type: 'token', text: answer.text }
  yield { type: 'done', answer, sources, retrieval }
}

const problemOf = (error: unknown) =>
  error instanceof AppError
    ? { code: error.reason ?? error.code, title: error.message }
    : { code: 'internal', title: 'Something went wrong on our side. Please ask again.' }
