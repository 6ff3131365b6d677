// Models that turn texts into vectors. `services/ai/embeddings/` implements it.

export interface Embedder {
  /** Names the model and its version: vectors of two models are never compared. */
  readonly model: string
  readonly dimensions: number
  /** A vector of length 1 for each text. Throws AppError `temporary` when the model cannot be reached. */
  embed(
    texts: readonly string[],
    purpose: 'question' | 'passage',
    signal?: AbortSignal,
  ): Promise<Float32Array[]>
}

export interface Embedders {
  /** With which new vectors are made: Gemini's where there is a key, or else the embedded encoder. */
  preferred(): Promise<Embedder>
  /** Null for one that does not exist or has no key. */
  named(model: string): Promise<Embedder | null>
}
