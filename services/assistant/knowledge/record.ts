// Entries are passages of a shop's sources with their vectors; a state for each shop says how far they go.
import Type, { type Static } from 'typebox'
import { documents, TimeOrNull } from '../../platform/documents.ts'
import { nullable } from '../../platform/schemas.ts'
import { SourceKind } from './schemas.ts'

export const ENTRIES = 'assistantEntries'
export const KNOWLEDGE = 'assistantKnowledge'

/** For `findNearest`. It is not read back: a number of it takes nine bytes on the wire, and long to decode. */
export const VECTOR = 'vector'
/** The same numbers as 32-bit floats, little-endian, which instances load. */
export const NUMBERS = 'numbers'

const StoredEntry = Type.Object({
  ownerId: Type.String(),
  /** The set that it belongs to: entries of one model, cut in one way. */
  set: Type.String(),
  kind: SourceKind,
  sourceId: Type.String(),
  /** Which passage of the source, from 0. */
  part: Type.Integer(),
  title: Type.String(),
  /** The passage as plain text, without its title. */
  text: Type.String(),
  /** What products have besides: `Diet: Vegan`, and the titles of their categories. */
  attributes: Type.String(),
  categories: Type.String(),
  /** SHA-256 of the passage, so that nothing is embedded twice. */
  hash: Type.String(),
  /** Of the whole source, and how many passages it has: in its first passage, or else empty and 0. */
  sourceHash: Type.String(),
  parts: Type.Integer(),
  /** Which made the vector. */
  model: Type.String(),
  /** The version of the shop's knowledge in which it was written or removed. */
  version: Type.Integer(),
  /** A removed entry stays for a while, so that instances hear of it. Nothing of the passage is left in it. */
  isRemoved: Type.Boolean(),
  /** When a removed one goes; null for the others. */
  expiresAt: TimeOrNull,
})
export type EntryRecord = Static<typeof StoredEntry> & { id: string }
export const entryDocuments = documents(StoredEntry)

/** Entries that were made by one model in one way, and how far they go. */
const KnowledgeSet = Type.Object({
  set: Type.String(),
  model: Type.String(),
  dimensions: Type.Integer(),
  entries: Type.Integer(),
  /** The shop's revision up to which everything is known. */
  revision: Type.Integer(),
  /** When the reading for it began, RFC 3339; null before the first. */
  indexedAt: nullable(Type.String()),
})
export type KnowledgeSet = Static<typeof KnowledgeSet>

const StoredKnowledge = Type.Object({
  ownerId: Type.String(),
  /** Counts changes of its entries. What is of this version, or of an earlier one, can be read. */
  version: Type.Integer({ default: 0 }),
  /** The set that counts; null before the first. */
  current: Type.Union([KnowledgeSet, Type.Null()], { default: null }),
  /** One that is made beside it, of another model or anew. */
  next: Type.Union([KnowledgeSet, Type.Null()], { default: null }),
  /** Sets whose entries are to be removed. */
  leftovers: Type.Array(Type.String(), { default: [] }),
  /** Counts how often all was to be made anew. */
  generation: Type.Integer({ default: 0 }),
  /** Who works on it and until when, in milliseconds since the epoch; null for nobody. */
  lease: Type.Union([Type.Object({ holder: Type.String(), until: Type.Integer() }), Type.Null()], {
    default: null,
  }),
  /** How often the sweep has published again without effect, and when it looks again; null for nothing to do. */
  sweeps: Type.Integer({ default: 0 }),
  sweepAt: Type.Union([Type.String(), Type.Null()], { default: null }),
})
export type KnowledgeRecord = Static<typeof StoredKnowledge> & { id: string }
export const knowledgeDocuments = documents(StoredKnowledge)

export const emptyKnowledge = (ownerId: string): Omit<KnowledgeRecord, 'id'> => ({
  ...{ ownerId, version: 0, current: null, next: null, leftovers: [], generation: 0, lease: null },
  ...{ sweeps: 0, sweepAt: null },
})
