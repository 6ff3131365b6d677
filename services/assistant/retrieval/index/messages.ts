// What the thread that searches is asked, and answers.
import type { LoadedEntry } from '../../knowledge/contract.ts'
import type { ByMeaning, WordsAnswer } from './shop-index.ts'

export type EntryWithoutVector = Omit<LoadedEntry, 'vector'>

export type SearchRequest =
  /** An index that is empty, under a name of its own. */
  | { kind: 'begin'; index: string; dimensions: number; language: string }
  /** `vectors` has those of the entries, one after another. */
  | {
      kind: 'change'
      index: string
      entries: EntryWithoutVector[]
      vectors: Float32Array
      removed: readonly string[]
    }
  | { kind: 'drop'; index: string }
  | { kind: 'words'; index: string; text: string; allowed: readonly string[] | null }
  /** `besides` are keys of sources of which the similarity is wanted, too. */
  | {
      kind: 'meaning'
      index: string
      vector: Float32Array
      allowed: readonly string[] | null
      besides: readonly string[]
    }

/** Null where there is no such index, or no longer. */
export interface SearchAnswers {
  begin: true
  change: true | null
  drop: true
  words: WordsAnswer | null
  meaning: ByMeaning[] | null
}

export type Numbered<Request> = { id: number; request: Request }
export type NumberedAnswer = { id: number } & (
  | { answer: SearchAnswers[SearchRequest['kind']] }
  | { failure: string }
)
