// How a conversation grows by a message.
import { isoTime } from '../../platform/times.ts'
import type { ConversationFacts, MessageFacts } from './record.ts'
import { previewOf, titleOf } from './texts.ts'

export interface Written {
  id: string
  from: 'customer' | 'maker'
  text: string
  isForMaker: boolean
}

/** A conversation before its first message. */
export const newConversation = ({
  id,
  ownerId,
  customer,
  handle,
  text,
  now,
}: Pick<ConversationFacts, 'id' | 'ownerId' | 'customer' | 'handle'> & {
  text: string
  now: number
}): ConversationFacts => ({
  ...{ id, ownerId, customer, handle, title: titleOf(text), messages: 0 },
  ...{ handOver: 'none', customerEmail: '', lastQuestion: '' },
  ...{ addedAt: isoTime(now), lastAt: isoTime(now - 1) },
})

/** Messages are told apart and sorted by their times. */
export function withMessage(
  conversation: ConversationFacts,
  { id, from, text, isForMaker }: Written,
  now: number,
): { conversation: ConversationFacts; message: MessageFacts } {
  const addedAt = isoTime(Math.max(now, Date.parse(conversation.lastAt) + 1))
  return {
    conversation: {
      ...conversation,
      messages: conversation.messages + 1,
      lastAt: addedAt,
      lastQuestion: from === 'customer' ? previewOf(text) : conversation.lastQuestion,
    },
    message: {
      ...{ id, ownerId: conversation.ownerId, conversationId: conversation.id, from, isForMaker, text },
      ...{ outcome: 'stopped', answeringUntil: null, answer: null, sources: [], retrieval: null },
      ...{ feedback: null, faqId: null, addedAt },
    },
  }
}
