// Entries are passages of a shop's sources with their vectors; a state for each shop says how far they go.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { SourceKind } from './schemas.ts'

export const ENTRIES = 'assistantEntries'
export const KNOWLEDGE = 'assistantKnowledge'

const StoredEntry = Type.Object({
  ownerId: Type.String(),
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
  /** SHA-256 of what was embedded, so that nothing is embedded twice. */
  hash: Type.String(),
  /** Which made the vector. */
  model: Type.String(),
  /** The version of the shop's knowledge in which it was written or removed. */
  version: Type.Integer(),
  /** A removed entry stays for a while, so that instances hear of it. */
  isRemoved: Type.Boolean(),
})
export type EntryRecord = Static<typeof StoredEntry> & { id: string }
export const entryDocuments = documents(StoredEntry)

const StoredKnowledge = Type.Object({
  ownerId: Type.String(),
  /** Counts changes of its entries. */
  version: Type.Integer({ default: 0 }),
  /** The model of the entries that count; null before the first. */
  model: Type.Union([Type.String(), Type.Null()], { default: null }),
  dimensions: Type.Integer({ default: 0 }),
  /** The shop's revision up to which everything is known. */
  revision: Type.Integer({ default: 0 }),
  /** When the reading for it began, RFC 3339; null before the first. */
  indexedAt: Type.Union([Type.String(), Type.Null()], { default: null }),
  entries: Type.Integer({ default: 0 }),
  /** The version of the passages' form: raised when texts are cut differently. */
  format: Type.Integer({ default: 0 }),
})
export type KnowledgeRecord = Static<typeof StoredKnowledge> & { id: string }
export const knowledgeDocuments = documents(StoredKnowledge)
