// Conversations between a shop's customers, its assistant and its maker.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'
import { Answer, MAX_QUESTION_LETTERS, Source } from '../answers/schemas.ts'
import { Retrieval } from '../retrieval/schemas.ts'

/** Messages of one conversation; after them a new one has to be begun. */
export const MOST_MESSAGES = 200

/**
 * Whether the customer wants a person: `open` until the maker answers, `answered` until the customer asks again or the
 * maker closes it. While it is open, messages go to the maker and the assistant is quiet.
 */
export const HandOverState = Type.Enum(['none', 'open', 'answered', 'closed'])
export type HandOverState = Static<typeof HandOverState>

export const Feedback = Type.Object(
  { helped: Type.Boolean(), reason: Type.Optional(Type.String({ maxLength: 500 })) },
  { additionalProperties: false },
)
export type Feedback = Static<typeof Feedback>

/** A question with its answer, or what a person wrote. */
export const Message = Type.Object({
  id: Id,
  from: Type.Enum(['customer', 'maker']),
  text: Type.String(),
  /** Null for what the assistant did not answer: a person's words, or a question whose answer was stopped. */
  answer: nullable(Answer),
  /** Of this answer, as they were shown with it. */
  sources: Type.Array(Source),
  feedback: nullable(Feedback),
  addedAt: Type.String(),
})
export type Message = Static<typeof Message>

export const Conversation = Type.Object({
  id: Id,
  /** The beginning of the first question, until somebody renames it. */
  title: Type.String(),
  messages: Type.Integer(),
  handOver: HandOverState,
  addedAt: Type.String(),
  updatedAt: Type.String(),
})
export type Conversation = Static<typeof Conversation>

export const ConversationWithMessages = Type.Object({
  ...Conversation.properties,
  /** The oldest first. */
  items: Type.Array(Message),
})
export type ConversationWithMessages = Static<typeof ConversationWithMessages>

/** As the maker sees it. */
export const ShopConversation = Type.Object({
  ...Conversation.properties,
  /** What the customer said last. */
  lastQuestion: Type.String(),
  /** Of a customer with an account, or who left it with a hand-over; empty for others. */
  customerEmail: Type.String(),
})
export type ShopConversation = Static<typeof ShopConversation>

/** A question as the maker looks through them. */
export const AskedQuestion = Type.Object({
  id: Id,
  conversationId: Id,
  question: Type.String(),
  outcome: Type.Enum(['answered', 'refused', 'stopped']),
  engine: Type.String(),
  /** Of the evidence, 0 to 1. */
  confidence: Type.Number(),
  feedback: nullable(Feedback),
  /** The FAQ that was made of it; null for none. */
  faqId: nullable(Id),
  addedAt: Type.String(),
})
export type AskedQuestion = Static<typeof AskedQuestion>

/** `id` is chosen by the browser: the same one twice is the same question. Without a conversation a new one begins. */
export const QuestionInput = Type.Object(
  {
    id: Id,
    conversationId: Type.Optional(Id),
    text: Type.String({ minLength: 1, maxLength: MAX_QUESTION_LETTERS }),
  },
  { additionalProperties: false },
)
export type QuestionInput = Static<typeof QuestionInput>

/**
 * What a stream of a question sends besides the events of the answer: first where it is kept, and at last an error,
 * after which nothing of it stays.
 */
export const ConversationEvent = Type.Union([
  Type.Object({
    type: Type.Literal('begun'),
    conversationId: Id,
    messageId: Id,
    /** Whether a person will answer, and not the assistant. */
    isForMaker: Type.Boolean(),
  }),
  Type.Object({
    type: Type.Literal('error'),
    problem: Type.Object({ code: Type.String(), title: Type.String() }),
  }),
])
export type ConversationEvent = Static<typeof ConversationEvent>

/** The assistant of a shop, as its customers see it before they ask. */
export const PublicAssistant = Type.Object({
  isOn: Type.Boolean(),
  greeting: Type.String(),
  /** Questions that it can answer. */
  suggestions: Type.Array(Type.String()),
  /** The customer's latest conversation that still goes on; null for none. */
  conversationId: nullable(Id),
})
export type PublicAssistant = Static<typeof PublicAssistant>

/** The figures of one day (UTC). */
export const AssistantDay = Type.Object({
  /** YYYY-MM-DD */
  day: Type.String(),
  questions: Type.Integer(),
  answered: Type.Integer(),
  refused: Type.Integer(),
  handedOver: Type.Integer(),
  helped: Type.Integer(),
  didNotHelp: Type.Integer(),
  byModel: Type.Integer(),
  /** Of answers, in milliseconds; null without any. */
  medianMs: nullable(Type.Integer()),
  p95Ms: nullable(Type.Integer()),
})
export type AssistantDay = Static<typeof AssistantDay>

export const AssistantSettings = Type.Object({
  isOn: Type.Boolean(),
  /** Empty for the usual words. */
  greeting: Type.String(),
  /** Whether customers may ask for a person. */
  takesHandOvers: Type.Boolean(),
})
export type AssistantSettings = Static<typeof AssistantSettings>

/** What the maker tries out, with everything that led to it. Nothing of it is kept. */
export const Trial = Type.Object({
  answer: Answer,
  sources: Type.Array(Source),
  retrieval: Retrieval,
})
export type Trial = Static<typeof Trial>
