// What searching asks of the knowledge: a shop's entries, and later only what has changed of them.
import type { SourceRef } from './schemas.ts'

export interface LoadedEntry {
  /** Names the passage, and with the delta's model its vector. */
  id: string
  kind: SourceRef['kind']
  sourceId: string
  /** Which passage of the source, from 0. */
  part: number
  title: string
  /** Plain text, without its title. */
  text: string
  /** `Diet: Vegan, Kosher`, one name a line. */
  attributes: string
  /** Titles of a product's categories, one a line. */
  categories: string
  /** Of length 1. */
  vector: Float32Array
}

export interface KnowledgeDelta {
  /** Of the owner and the model: with a new one, everything that was known before is dropped. */
  key: string
  version: number
  /** Null while nothing is known. */
  model: string | null
  dimensions: number
  /** New ones, and those whose passage is another now. */
  changed: LoadedEntry[]
  /** Ids. */
  removed: string[]
}

/** What an earlier delta said. */
export interface KnownKnowledge {
  key: string
  version: number
}

export interface KnowledgeLoading {
  /** Null when nothing is newer. Looks at most once a second at a shop, so that every question may ask. */
  since(ownerId: string, known: KnownKnowledge | null): Promise<KnowledgeDelta | null>
  /** Whether all entries are others now, as with another model, so that loading them takes a while. */
  isReplaced(ownerId: string, known: KnownKnowledge): Promise<boolean>
}
