// Models for tests: texts with the same words are near, nothing is loaded, and what was asked is counted.
import { AppError } from '../../platform/errors.ts'
import { fold } from '../../platform/words.ts'
import type { Embedder, Embedders } from '../embedders.ts'

export interface TestEmbedder extends Embedder {
  /** The texts that were embedded so far. */
  readonly embedded: string[]
  /** Whether it answers. */
  isAway: boolean
  /** Is called before it answers. */
  before: () => Promise<void>
}

export function testEmbedder(model: string, dimensions = 16): TestEmbedder {
  const embedder: TestEmbedder = {
    model,
    dimensions,
    embedded: [],
    isAway: false,
    before: async () => undefined,
    async embed(texts) {
      await embedder.before()
      if (embedder.isAway) throw new AppError('temporary', 'The model is away')
      embedder.embedded.push(...texts)
      return texts.map((text) => vectorOf(text, dimensions))
    },
  }
  return embedder
}

function vectorOf(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions)
  for (const word of fold(text).split(/[^\p{L}\p{N}]+/u)) {
    let hash = 7
    for (const letter of word) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
    const at = hash % dimensions
    vector[at] = (vector[at] ?? 0) + 1
  }
  const length = Math.hypot(...vector)
  return vector.map((each) => each / length)
}

export interface TestEmbedders extends Embedders {
  /** The encoder that is always there. */
  encoder: TestEmbedder
  /** One that needs a key, and is preferred while there is one. */
  keyed: TestEmbedder
  hasKey: boolean
}

export function testEmbedders(): TestEmbedders {
  const embedders: TestEmbedders = {
    encoder: testEmbedder('encoder-1'),
    keyed: testEmbedder('keyed-1', 24),
    hasKey: false,
    preferred: async () => (embedders.hasKey ? embedders.keyed : embedders.encoder),
    async named(model) {
      if (model === embedders.encoder.model) return embedders.encoder
      return embedders.hasKey && model === embedders.keyed.model ? embedders.keyed : null
    },
  }
  return embedders
}
