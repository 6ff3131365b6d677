// Conversations between a shop's customers, its assistant and its maker.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'
import { Answer, MAX_QUESTION_LETTERS, Source } from '../answers/schemas.ts'
import { Retrieval } from '../retrieval/schemas.ts'

/** Messages of one conversation; after them a new one has to be begun. */
export const MOST_MESSAGES = 200

/**
 * Whether the customer wants a person: `open` until the maker answers, and again when the customer writes more. While it
 * is open or answered, messages go to the maker and the assistant is quiet. Either of them ends that.
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
  /** Whether a person answers it, and not the assistant. */
  isForMaker: Type.Boolean(),
  text: Type.String(),
  /** Whether the assistant is answering it now. */
  isUnderWay: Type.Boolean(),
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
  /** The beginning of what the customer said last. */
  lastQuestion: Type.String(),
  /** Of a customer who asked for a person: an account's own, or what a guest left; empty for others. */
  customerEmail: Type.String(),
})
export type ShopConversation = Static<typeof ShopConversation>

export const ShopMessage = Type.Object({
  ...Message.properties,
  /** The FAQ that was made of it; null for none. */
  faqId: nullable(Id),
})
export type ShopMessage = Static<typeof ShopMessage>

export const ShopConversationWithMessages = Type.Object({
  ...ShopConversation.properties,
  /** The oldest first. */
  items: Type.Array(ShopMessage),
})
export type ShopConversationWithMessages = Static<typeof ShopConversationWithMessages>

export const Outcome = Type.Enum(['answered', 'refused', 'stopped'])
export type Outcome = Static<typeof Outcome>

/** A question as the maker looks through them. */
export const AskedQuestion = Type.Object({
  id: Id,
  conversationId: Id,
  question: Type.String(),
  outcome: Outcome,
  /** A model's name, `extractive` or `refusal`; empty for a question whose answer was stopped. */
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
    /** Whether a person will answer, and not the assistant: then nothing follows. */
    isForMaker: Type.Boolean(),
  }),
  Type.Object({
    type: Type.Literal('error'),
    problem: Type.Object({ code: Type.String(), title: Type.String() }),
  }),
])
export type ConversationEvent = Static<typeof ConversationEvent>

/** What the maker tries out, with everything that led to it. Nothing of it is kept. */
export const Trial = Type.Object({
  answer: Answer,
  sources: Type.Array(Source),
  retrieval: Retrieval,
})
export type Trial = Static<typeof Trial>

export const TrialRequest = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: MAX_QUESTION_LETTERS }),
    /** Turns before it, the oldest first. */
    history: Type.Optional(
      Type.Array(
        Type.Object(
          {
            question: Type.String({ maxLength: MAX_QUESTION_LETTERS }),
            answer: Type.String({ maxLength: 10_000 }),
            sourceTitles: Type.Array(Type.String({ maxLength: 300 }), { maxItems: 10 }),
          },
          { additionalProperties: false },
        ),
        { maxItems: 10 },
      ),
    ),
  },
  { additionalProperties: false },
)
export type TrialRequest = Static<typeof TrialRequest>

export const TitleEdit = Type.Object(
  { title: Type.String({ minLength: 1, maxLength: 100 }) },
  { additionalProperties: false },
)
export type TitleEdit = Static<typeof TitleEdit>

export const HandOverRequest = Type.Object(
  {
    note: Type.Optional(Type.String({ maxLength: MAX_QUESTION_LETTERS })),
    /** Where the maker can write to somebody without an account. */
    email: Type.Optional(Type.String({ format: 'email', maxLength: 254 })),
  },
  { additionalProperties: false },
)
export type HandOverRequest = Static<typeof HandOverRequest>

/** `id` is chosen by the browser: the same one twice is the same reply. */
export const Reply = Type.Object(
  { id: Id, text: Type.String({ minLength: 1, maxLength: 5000 }) },
  { additionalProperties: false },
)
export type Reply = Static<typeof Reply>

const paging = {
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
}

export const ConversationQuery = Type.Object(
  { ...paging, /** Only those that wait for the maker. */ waiting: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
)
export type ConversationQuery = Static<typeof ConversationQuery>

/** `unhelpful` are those that a customer said did not help. */
export const QuestionQuery = Type.Object(
  { ...paging, outcome: Type.Optional(Type.Enum(['refused', 'unhelpful'])) },
  { additionalProperties: false },
)
export type QuestionQuery = Static<typeof QuestionQuery>

export const ConversationExportQuery = Type.Object(
  { format: Type.Enum(['json', 'markdown'], { default: 'json' }) },
  { additionalProperties: false },
)
export type ConversationExportQuery = Static<typeof ConversationExportQuery>
