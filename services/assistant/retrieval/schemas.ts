// What a search for evidence found, as the maker's try-out console shows it.
import Type, { type Static } from 'typebox'
import { nullable } from '../../platform/schemas.ts'
import { SourceRef } from '../knowledge/schemas.ts'

export const Hit = Type.Object({
  ref: SourceRef,
  /** Which passage of the source, from 0. */
  part: Type.Integer(),
  title: Type.String(),
  /** Places in the two rankings, from 1; null where it is not found. */
  lexicalRank: nullable(Type.Integer()),
  semanticRank: nullable(Type.Integer()),
  lexicalScore: Type.Number(),
  /** Cosine of the angle to the question, -1 to 1; null where the rankings are lexical only. */
  similarity: nullable(Type.Number()),
  /** By reciprocal ranks; the hits are in its order. */
  score: Type.Number(),
})
export type Hit = Static<typeof Hit>

/** Whether there is evidence at all: below the threshold nothing is answered. */
export const Gate = Type.Object({
  isOpen: Type.Boolean(),
  /** 0 to 1. */
  confidence: Type.Number(),
  threshold: Type.Number(),
  /** In words, for the maker. */
  why: Type.String(),
})
export type Gate = Static<typeof Gate>

export const UnderstoodFilters = Type.Object({
  minPrice: Type.Optional(Type.Integer()),
  maxPrice: Type.Optional(Type.Integer()),
  inStock: Type.Optional(Type.Boolean()),
  onSale: Type.Optional(Type.Boolean()),
  category: Type.Optional(Type.String()),
  attributes: Type.Optional(Type.Array(Type.String())),
})
export type UnderstoodFilters = Static<typeof UnderstoodFilters>

export const Retrieval = Type.Object({
  /** The question as it was searched for, with what earlier turns add. */
  condensed: Type.String(),
  filters: UnderstoodFilters,
  /** Which model compared meanings; null where only words were compared. */
  embeddings: nullable(Type.String()),
  hits: Type.Array(Hit),
  gate: Gate,
})
export type Retrieval = Static<typeof Retrieval>
