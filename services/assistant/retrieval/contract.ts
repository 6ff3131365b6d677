// What answering asks of retrieval.
import type { Retrieval } from './schemas.ts'

/** A turn before this question, the oldest first. */
export interface PastTurn {
  question: string
  /** What was answered; empty where nothing was. */
  answer: string
  /** Titles of the sources that the answer cited, or else of all it had; empty after a refusal. */
  sourceTitles: readonly string[]
}

export interface Retrieving {
  /**
   * Searches the shop's knowledge for at most five sources, in every turn anew. It never waits for a model that cannot
   * be reached: then it compares words only.
   */
  retrieve(
    question: { ownerId: string; text: string; history: readonly PastTurn[] },
    signal?: AbortSignal,
  ): Promise<Retrieval>
  /** Begins to load what the first question of a shop needs. */
  warm(ownerId: string): void
}
