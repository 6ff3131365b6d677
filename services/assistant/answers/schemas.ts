// Answers, as they are streamed, stored and shown.
import Type, { type Static } from 'typebox'
import { nullable } from '../../platform/schemas.ts'
import { ListedProduct } from '../../shop/catalogue/schemas.ts'
import { SourceRef } from '../knowledge/schemas.ts'
import { Retrieval } from '../retrieval/schemas.ts'

/** What a customer may write at once. */
export const MAX_QUESTION_LETTERS = 1000

/** A card. Everything on it is read from the shop's data, never from a model's text. */
export const Source = Type.Object({
  /** As the answer cites it, from 1. */
  n: Type.Integer({ minimum: 1 }),
  ref: SourceRef,
  title: Type.String(),
  /** The passage that speaks of it, as plain text. */
  excerpt: Type.String(),
  /** Below the shop's address, such as `/products/tofu`. */
  path: Type.String(),
  product: nullable(
    Type.Object({
      ...ListedProduct.properties,
      /** What "add to cart" adds; null where the customer has to choose or nothing is left. */
      variantId: nullable(Type.String()),
    }),
  ),
})
export type Source = Static<typeof Source>

export const AnswerEngine = Type.Object({
  /** `extractive` is put together from the shop's own words; `refusal` says that nothing is known. */
  kind: Type.Enum(['model', 'extractive', 'refusal']),
  /** The model's display name; null where none wrote. */
  model: nullable(Type.String()),
  /** Why a model that was asked did not write the answer; null where it did or none was asked. */
  fallback: nullable(Type.Enum(['unreachable', 'limit', 'unsupported'])),
})
export type AnswerEngine = Static<typeof AnswerEngine>

export const Answer = Type.Object({
  outcome: Type.Enum(['answered', 'refused']),
  /** Markdown with citations like `[1]`. */
  text: Type.String(),
  /** Numbers of the sources that it cites; empty for a refusal. */
  citations: Type.Array(Type.Integer()),
  engine: AnswerEngine,
  /** Questions that the shop can answer, offered with a refusal. */
  suggestions: Type.Array(Type.String()),
  usage: nullable(Type.Object({ inputTokens: Type.Integer(), outputTokens: Type.Integer() })),
  latencyMs: Type.Object({ sources: Type.Integer(), total: Type.Integer() }),
})
export type Answer = Static<typeof Answer>

/** In this order: `sources` once, `token` any number of times, and `done` at the end. */
export const AnswerEvent = Type.Union([
  Type.Object({ type: Type.Literal('sources'), sources: Type.Array(Source) }),
  Type.Object({ type: Type.Literal('token'), text: Type.String() }),
  /** What came so far does not count: another engine answers. */
  Type.Object({ type: Type.Literal('restart') }),
  Type.Object({
    type: Type.Literal('done'),
    answer: Answer,
    sources: Type.Array(Source),
    retrieval: Retrieval,
  }),
])
export type AnswerEvent = Static<typeof AnswerEvent>
