// Models that turn texts into vectors, so that texts can be compared by what they mean.

export type Purpose = 'question' | 'passage'

export interface Embedder {
  /** Names the model and its version: vectors of two models are never compared. */
  readonly model: string
  readonly dimensions: number
  /** A vector of length 1 for each text. Throws AppError `temporary` when the model cannot be reached. */
  embed(texts: readonly string[], purpose: Purpose, signal?: AbortSignal): Promise<Float32Array[]>
}

/** Letters of a text that count. Passages are shorter; the time and memory of a model grow with the length. */
const MOST_LETTERS = 1000

/** A text as all models get it: on one line, bounded, and never empty or half a character. */
export function preparedText(text: string): string {
  const line = text
    .slice(0, MOST_LETTERS * 2)
    .replace(/\s+/g, ' ')
    .trim()
  return line.slice(0, MOST_LETTERS).toWellFormed() || ' '
}

/** Null for a vector without a direction. */
export function ofLengthOne(vector: ArrayLike<number>): Float32Array | null {
  let sum = 0
  for (let at = 0; at < vector.length; at++) sum += vector[at]! * vector[at]!
  const length = Math.sqrt(sum)
  if (!(length > 0) || !Number.isFinite(length)) return null
  return Float32Array.from(vector, (each) => each / length)
}
