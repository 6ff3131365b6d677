// Decides what becomes of a question before anybody answers it.
import { SECOND_MS } from '../../platform/durations.ts'
import { AppError } from '../../platform/errors.ts'
import { noConversation, ownConversation } from './ownership.ts'
import type { ConversationFacts, ConversationRecord, MessageRecord } from './record.ts'
import { MOST_MESSAGES, type QuestionInput } from './schemas.ts'
import type { FoundParts, Step } from './store.ts'
import { newConversation, withMessage } from './writing.ts'

/** Answering takes less. Who is still at it then was killed, and the same question may be asked again. */
export const ANSWERING_MS = 60 * SECOND_MS

export type Begun = { conversationId: string; messageId: string } & (
  | { kind: 'ask' }
  | { kind: 'for-maker' }
  /** It was answered before. */
  | { kind: 'stored'; message: MessageRecord }
)

export interface Beginning {
  shop: { ownerId: string; handle: string }
  customer: string
  input: QuestionInput
  messageId: string
  /** For a conversation that begins with it. */
  newId: string
  /** Whether the shop's assistant answers. */
  isOn: boolean
  now: number
}

/** Throws AppError `not-found`, `conflict` and `mismatch`. */
export function begin({ conversation, message }: FoundParts, beginning: Beginning): Step<Begun> {
  if (message) return again(message, conversation, beginning)
  const { shop, customer, input, messageId, newId, isOn, now } = beginning
  const { ownerId, handle } = shop
  const { conversationId: id, text } = input
  const before: ConversationFacts =
    id === undefined
      ? newConversation({ id: newId, ownerId, handle, customer, text, now })
      : ownConversation(conversation, { ownerId, customer }, id)
  const isForMaker = isWithMaker(before)
  if (!isOn && !isForMaker) throw isOff()
  if (before.messages >= MOST_MESSAGES)
    throw new AppError('conflict', 'This conversation is full. Please begin a new one.', {
      reason: 'conversation-full',
    })

  const written = withMessage(before, { id: messageId, from: 'customer', text, isForMaker }, now)
  const result = { conversationId: before.id, messageId }
  if (isForMaker)
    return {
      result: { ...result, kind: 'for-maker' },
      conversation: { ...written.conversation, handOver: 'open' },
      message: written.message,
    }
  return {
    result: { ...result, kind: 'ask' },
    conversation: written.conversation,
    message: { ...written.message, answeringUntil: now + ANSWERING_MS },
    counts: { at: written.message.addedAt, questions: 1 },
  }
}

/** Whether messages go to a person. */
export const isWithMaker = ({ handOver }: Pick<ConversationFacts, 'handOver'>) =>
  handOver === 'open' || handOver === 'answered'

export const isOff = () =>
  new AppError('conflict', 'The assistant of this shop is switched off.', { reason: 'assistant-off' })

/** The same question came before: by a double click, or because its answer did not arrive. */
function again(
  message: MessageRecord,
  conversation: ConversationRecord | null,
  { shop, customer, input, isOn, now }: Beginning,
): Step<Begun> {
  const { id: messageId, conversationId } = message
  const own = ownConversation(conversation, { ownerId: shop.ownerId, customer }, conversationId)
  if (input.conversationId !== undefined && input.conversationId !== conversationId)
    throw noConversation(input.conversationId)
  if (message.text !== input.text)
    throw new AppError('mismatch', 'This id was used for another question', { reason: 'question-id-reused' })
  const result = { conversationId, messageId }
  if (message.isForMaker) return { result: { ...result, kind: 'for-maker' } }
  if (message.answer) return { result: { ...result, kind: 'stored', message } }
  if ((message.answeringUntil ?? 0) > now)
    throw new AppError('conflict', 'This question is being answered', {
      reason: 'still-answering',
      retryAfter: 2,
    })
  if (!isOn) throw isOff()
  return {
    result: { ...result, kind: 'ask' },
    conversation: own,
    message: { ...message, answeringUntil: now + ANSWERING_MS },
  }
}
