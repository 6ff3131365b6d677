// Weights of the evidence gate. They were fitted with `fitted` (fitting.ts) to the building half of the golden set and
// to questions to a shop of another kind (retrieval/test-questions.ts); the half that is held aside was not looked at.

export interface Weights {
  bias: number
  /** Of the similarity of the nearest source, between two unrelated texts (0) and a question and its answer (1). */
  similarity: number
  /** Of the share of the question's words that nothing in the shop has, by their rarity. */
  unknownShare: number
  /** Whether one of these is a thing that is sold, or offered, elsewhere. */
  unknownThing: number
  /** Whether both rankings have a source among their first. */
  agreement: number
}

/** Words and meaning together, and words alone. */
export const WITH_MEANING: Weights = {
  bias: 0.81,
  similarity: 2.13,
  unknownShare: -2.13,
  unknownThing: -3,
  agreement: 1.15,
}
export const WITH_WORDS: Weights = {
  bias: 3.21,
  similarity: 0,
  unknownShare: -2.96,
  unknownThing: -3.15,
  agreement: 0,
}

/** Below it nothing is answered. */
export const THRESHOLD = 0.5
