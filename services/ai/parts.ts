// Puts the parts together, for the API and for functions that ask models.
import type { Firestore } from '@google-cloud/firestore'
import type { Log } from '../platform/log.ts'
import { createTrail } from '../platform/trail.ts'
import { createBreakers } from './breakers.ts'
import { createCache } from './cache.ts'
import { createEmbedders } from './embeddings/embedders.ts'
import { createGeminiEmbedder } from './embeddings/gemini-embedder.ts'
import { createSentenceEncoder, type SentenceEncoder } from './embeddings/sentence-encoder.ts'
import { createGenerating, type GeneratingDeps } from './generating.ts'
import { createKeyTurns } from './key-turns.ts'
import { createKeyValues, type KeyValuesDeps } from './key-values.ts'
import { createKeys, type Providers } from './keys.ts'
import { createModelStore } from './model-store.ts'
import { createModels } from './models.ts'
import { createOneModel } from './one-model.ts'
import { createGoogle } from './providers/google.ts'
import { createOpenAiCompatible, GROQ_URL, OPENROUTER_URL } from './providers/open-ai-compatible.ts'
import { createPublicList } from './public-list.ts'
import { createQuotas } from './quotas.ts'
import { createAi } from './service.ts'
import { createStreaming } from './streaming.ts'
import { realTiming, type Timing } from './timing.ts'
import { createUsage } from './usage.ts'

export interface AiPartsDeps {
  firestore: Firestore
  secrets: KeyValuesDeps['secrets']
  keySecrets: KeyValuesDeps['resources']
  saveResume: GeneratingDeps['save']
  log: Pick<Log, 'info' | 'warn'>
  now: () => number
  newId: () => string
  /** Left out, the real providers are asked. */
  providers?: Providers
  /** Left out, it is started for the first text. */
  encoder?: SentenceEncoder
  /** Left out, pauses and time limits are real. */
  timing?: Omit<Timing, 'now'>
}

export type AiParts = ReturnType<typeof createAiParts>

export function createAiParts(deps: AiPartsDeps) {
  const { firestore, secrets, keySecrets: resources, log, now, newId } = deps
  const timing: Timing = { now, ...(deps.timing ?? realTiming) }
  const store = createModelStore(firestore)
  const cache = createCache({ now })
  const quotas = createQuotas({ firestore, now, newId })
  const usage = createUsage({ firestore, now, random: timing.random })
  const providers = deps.providers ?? realProviders(now)
  const turns = createKeyTurns({
    values: createKeyValues({ secrets, resources, now }),
    breakers: createBreakers(now),
  })
  const keys = createKeys({ providers, turns, timing })
  const encoder = deps.encoder ?? createSentenceEncoder()
  const changed = () => {
    publicList.forget()
    streaming.forget()
  }
  const trail = createTrail({ firestore, log, now, newId })
  const models = createModels({ store, keys, usage, trail, changed, now, newId })
  const read = async () => JSON.stringify({ items: await models.listPublic() })
  const publicList = createPublicList({ store, cache, read, now, log })
  const oneModel = createOneModel({ store, quotas, usage, changed, now, log })
  const streaming = createStreaming({ store, turns, providers, oneModel, timing, log })
  const ai = createAi({ store, keys, oneModel, usage, timing })
  return {
    ai,
    models,
    publicList,
    generating: createGenerating({ ai, quotas, newId, save: deps.saveResume }),
    streaming,
    quotas,
    embedders: createEmbedders({
      encoder,
      gemini: createGeminiEmbedder({ turns, provider: providers.google, timing }),
    }),
    cache,
    async close() {
      publicList.close()
      await encoder.close()
    },
  }
}

const realProviders = (now: () => number): Providers => ({
  google: createGoogle(),
  openrouter: createOpenAiCompatible({ baseUrl: OPENROUTER_URL, now }),
  groq: createOpenAiCompatible({ baseUrl: GROQ_URL, now }),
})
