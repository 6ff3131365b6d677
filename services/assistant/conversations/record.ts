// Conversations and their messages, as they are stored.
import Type, { type Static } from 'typebox'
import { documents, Time, TimeOrNull } from '../../platform/documents.ts'
import { DAY_MS } from '../../platform/durations.ts'
import { recordFields } from '../../platform/records.ts'
import { nullable } from '../../platform/schemas.ts'
import { Answer, Source } from '../answers/schemas.ts'
import { Retrieval } from '../retrieval/schemas.ts'
import { Feedback, HandOverState, Outcome } from './schemas.ts'

export const CONVERSATIONS = 'assistantConversations'
export const MESSAGES = 'assistantMessages'

/** A message after it was written, and a conversation after its last message. */
export const KEPT_MS = 90 * DAY_MS

const facts = {
  /** The shop. */
  ownerId: Type.String(),
  /** Whose it is, see `customers.ts`. */
  customer: Type.String(),
  /** The shop's handle when it began. */
  handle: Type.String(),
  title: Type.String(),
  messages: Type.Integer(),
  handOver: HandOverState,
  customerEmail: Type.String(),
  /** The beginning of what the customer said last. */
  lastQuestion: Type.String(),
  addedAt: Type.String(),
  /** When its last message was added: no two of its messages have the same time. */
  lastAt: Type.String(),
}
const ConversationFacts = Type.Object(facts)
export type ConversationFacts = Static<typeof ConversationFacts> & { id: string }

const StoredConversation = Type.Object({
  ...facts,
  ...recordFields,
  facets: Type.Array(Type.String()),
  /** Counts changes of it and of its messages. */
  revision: Type.Integer(),
  expiresAt: Time,
})
export type ConversationRecord = Static<typeof StoredConversation> & { id: string }
export const conversationDocuments = documents(StoredConversation)

const messageFacts = {
  /** The shop. */
  ownerId: Type.String(),
  conversationId: Type.String(),
  from: Type.Enum(['customer', 'maker']),
  isForMaker: Type.Boolean(),
  text: Type.String(),
  /** `stopped` until it was answered, so that it is true after a process was killed, too. */
  outcome: Outcome,
  /** Until then somebody is answering it. */
  answeringUntil: TimeOrNull,
  answer: nullable(Answer),
  sources: Type.Array(Source),
  retrieval: nullable(Retrieval),
  feedback: nullable(Feedback),
  faqId: nullable(Type.String()),
  addedAt: Type.String(),
}
const MessageFacts = Type.Object(messageFacts)
export type MessageFacts = Static<typeof MessageFacts> & { id: string }

const StoredMessage = Type.Object({ ...messageFacts, facets: Type.Array(Type.String()), expiresAt: Time })
export type MessageRecord = Static<typeof StoredMessage> & { id: string }
export const messageDocuments = documents(StoredMessage)
