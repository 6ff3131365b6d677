import type { Embedder } from './embedder.ts'
import type { GeminiEmbedder } from './gemini-embedder.ts'

export interface Embedders {
  /** With which new vectors are made: Gemini's where there is a key, or else the embedded encoder. */
  preferred(): Promise<Embedder>
  /** Null for one that does not exist or has no key. */
  named(model: string): Promise<Embedder | null>
}

export function createEmbedders({
  encoder,
  gemini,
}: {
  encoder: Embedder
  gemini: GeminiEmbedder
}): Embedders {
  return {
    preferred: async () => ((await gemini.isUsable()) ? gemini : encoder),
    async named(model) {
      if (model === encoder.model) return encoder
      return model === gemini.model && (await gemini.isUsable()) ? gemini : null
    },
  }
}
