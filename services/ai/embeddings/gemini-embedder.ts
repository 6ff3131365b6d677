import { HOUR_MS, SECOND_MS } from '../../platform/durations.ts'
import { AppError } from '../../platform/errors.ts'
import { abortWith } from '../abort-with.ts'
import type { KeyTurns } from '../key-turns.ts'
import { type EmbeddingProvider, ProviderError } from '../providers/provider.ts'
import type { KEY_SECRETS } from '../schemas.ts'
import type { Timing } from '../timing.ts'
import { type Embedder, ofLengthOne, type Purpose, preparedText } from './embedder.ts'

const MODEL_NAME = 'gemini-embedding-001'
/** The model makes up to 3072. Those of 768 find nearly as well and take a quarter of the place. */
const DIMENSIONS = 768
const MODEL = `${MODEL_NAME}-${DIMENSIONS}`
const SECRET: (typeof KEY_SECRETS)[number] = 'google-ai-keys'
/** What Google takes at once. */
const BATCH = 100
/** Somebody waits for the answer to a question, and words are compared without it. */
const LIMIT_MS: Record<Purpose, number> = { question: 1.5 * SECOND_MS, passage: 30 * SECOND_MS }
/** A model that Google no longer has is asked again after this time. */
const RETIRED_MS = HOUR_MS

export interface GeminiEmbedderDeps {
  turns: Pick<KeyTurns, 'tryEach' | 'health'>
  provider: EmbeddingProvider
  timing: Pick<Timing, 'now' | 'limit'>
}

export interface GeminiEmbedder extends Embedder {
  /** Whether there is a key that is not known to be refused, and the model is not known to be gone. */
  isUsable(): Promise<boolean>
}

export function createGeminiEmbedder({ turns, provider, timing }: GeminiEmbedderDeps): GeminiEmbedder {
  const keyed = { id: MODEL, secretNames: [SECRET] }
  let retiredUntil = 0

  async function embedSome(texts: string[], purpose: Purpose, signal?: AbortSignal): Promise<Float32Array[]> {
    using request = abortWith(signal, timing.limit(LIMIT_MS[purpose]))
    try {
      return await turns.tryEach(
        keyed,
        async ({ value }) => {
          signal?.throwIfAborted()
          const vectors = await provider
            .embed({
              modelName: MODEL_NAME,
              key: value,
              texts,
              purpose,
              dimensions: DIMENSIONS,
              signal: request.signal,
            })
            .catch((error: unknown) => {
              // Giving up says nothing about the key.
              signal?.throwIfAborted()
              throw error
            })
          return vectors.map(directionOf)
        },
        () => request.signal.aborted,
      )
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      if (error.fault === 'retired') retiredUntil = timing.now() + RETIRED_MS
      throw new AppError('temporary', 'The embeddings of Google cannot be reached now', {
        cause: error,
        reason: error.fault,
        retryAfter: Math.ceil((error.retryAfter ?? 10 * SECOND_MS) / 1000),
      })
    }
  }

  return {
    model: MODEL,
    dimensions: DIMENSIONS,

    async embed(texts, purpose, signal) {
      const prepared = texts.map(preparedText)
      const vectors: Float32Array[] = []
      for (let start = 0; start < prepared.length; start += BATCH)
        vectors.push(...(await embedSome(prepared.slice(start, start + BATCH), purpose, signal)))
      return vectors
    },

    async isUsable() {
      if (timing.now() < retiredUntil) return false
      return (await turns.health(keyed)).some(({ state }) => state !== 'refused')
    },
  }
}

/** Google's vectors have length 1 only with all dimensions. */
function directionOf(vector: number[]): Float32Array {
  const direction = ofLengthOne(vector)
  if (!direction) throw new ProviderError('unusable', 'A vector has no direction')
  return direction
}
