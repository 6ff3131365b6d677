import { createBreakers } from '../breakers.ts'
import { createKeyTurns } from '../key-turns.ts'
import { createKeyValues, type KeyValuesDeps } from '../key-values.ts'
import { embedWithGoogle } from '../providers/google-embeddings.ts'
import { GOOGLE_URL } from '../providers/google-wire.ts'
import type { EmbeddingProvider } from '../providers/provider.ts'
import { realTiming, type Timing } from '../timing.ts'
import { createEmbedders, type Embedders } from './embedders.ts'
import { createGeminiEmbedder } from './gemini-embedder.ts'
import { createSentenceEncoder } from './sentence-encoder.ts'

export interface ConnectDeps {
  secrets: KeyValuesDeps['secrets']
  keySecrets: KeyValuesDeps['resources']
  now: () => number
  /** Left out, Google itself is asked. */
  provider?: EmbeddingProvider
  /** Left out, time limits are real. */
  timing?: Pick<Timing, 'limit'>
}

/** The embedders alone, without the models that answer. */
export function connectEmbedders({
  secrets,
  keySecrets: resources,
  now,
  provider,
  timing,
}: ConnectDeps): Embedders {
  const turns = createKeyTurns({
    values: createKeyValues({ secrets, resources, now }),
    breakers: createBreakers(now),
  })
  return createEmbedders({
    encoder: createSentenceEncoder(),
    gemini: createGeminiEmbedder({
      turns,
      provider: provider ?? { embed: (request) => embedWithGoogle(GOOGLE_URL, request) },
      timing: { now, limit: timing?.limit ?? realTiming.limit },
    }),
  })
}
