import type { ConversationRecord, MessageRecord } from './record.ts'
import type {
  AskedQuestion,
  Conversation,
  ConversationWithMessages,
  Message,
  ShopConversation,
  ShopConversationWithMessages,
} from './schemas.ts'

export const toConversation = ({
  id,
  title,
  messages,
  handOver,
  addedAt,
  lastAt,
}: ConversationRecord): Conversation => ({ id, title, messages, handOver, addedAt, updatedAt: lastAt })

const toMessage = (
  { id, from, isForMaker, text, answer, sources, feedback, addedAt, answeringUntil }: MessageRecord,
  now: number,
): Message => ({
  ...{ id, from, isForMaker, text, answer, sources, feedback, addedAt },
  isUnderWay: answer === null && answeringUntil !== null && answeringUntil > now,
})

export const toConversationWithMessages = (
  conversation: ConversationRecord,
  messages: readonly MessageRecord[],
  now: number,
): ConversationWithMessages => ({
  ...toConversation(conversation),
  items: messages.map((message) => toMessage(message, now)),
})

export const toShopConversation = (conversation: ConversationRecord): ShopConversation => {
  const { lastQuestion, customerEmail, updatedAt } = conversation
  return { ...toConversation(conversation), lastQuestion, customerEmail, updatedAt }
}

export const toShopConversationWithMessages = (
  conversation: ConversationRecord,
  messages: readonly MessageRecord[],
  now: number,
): ShopConversationWithMessages => ({
  ...toShopConversation(conversation),
  items: messages.map((message) => ({ ...toMessage(message, now), faqId: message.faqId })),
})

export const toAskedQuestion = ({
  id,
  conversationId,
  text,
  outcome,
  answer,
  retrieval,
  feedback,
  faqId,
  addedAt,
}: MessageRecord): AskedQuestion => ({
  ...{ id, conversationId, question: text, outcome, feedback, faqId, addedAt },
  engine: answer ? (answer.engine.model ?? answer.engine.kind) : '',
  confidence: retrieval?.gate.confidence ?? 0,
})
