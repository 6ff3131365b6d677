// Asks one model: with its keys in turn, again after a pause when that may help, and never longer than the time limit.
import { SECOND_MS } from '../platform/durations.ts'
import { type KeyTurns, noKey } from './key-turns.ts'
import type { Key } from './key-values.ts'
import type { StoredModel } from './model-store.ts'
import {
  type EmbeddingProvider,
  type Provider,
  type ProviderAnswer,
  ProviderError,
} from './providers/provider.ts'
import type { Timing } from './timing.ts'

export interface Providers {
  google: Provider & EmbeddingProvider
  openrouter: Provider
  groq: Provider
}

export interface KeysDeps {
  providers: Providers
  turns: Pick<KeyTurns, 'of' | 'take' | 'attempt' | 'readyAt' | 'health'>
  timing: Timing
}

export interface Asking {
  system: string
  input: string
  isJson: boolean
  /** Returns the usable text, or null when the answer is not what was asked for. */
  accept(text: string): string | null
  /** When the whole answer has to be there, over all models. */
  deadline: number
}

const MOST_TRIES = 4
const ONE_TRY_MS = 30 * SECOND_MS
const FIRST_PAUSE_MS = SECOND_MS / 2
/** Nobody is kept waiting longer for a key; the next model is asked instead. */
const LONGEST_PAUSE_MS = 5 * SECOND_MS

export type Keys = ReturnType<typeof createKeys>

export function createKeys({ providers, turns, timing }: KeysDeps) {
  const { now, random, pause, limit } = timing

  /** Spread over the whole pause, so that those who failed together do not come back together. */
  const backoff = (tries: number) => random() * Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS)

  async function tryOnce(model: StoredModel, key: Key, asking: Asking): Promise<ProviderAnswer> {
    if (model.provider === 'built-in') throw new ProviderError('refused', 'Rules have no keys')
    const left = Math.min(ONE_TRY_MS, asking.deadline - now())
    const { system, input, isJson } = asking
    const answer = await providers[model.provider].answer({
      modelName: model.modelName,
      key: key.value,
      system,
      input,
      isJson,
      signal: limit(left),
    })
    const text = asking.accept(answer.text)
    if (text === null) throw new ProviderError('unusable', 'The answer is not what was asked for')
    return { ...answer, text }
  }

  return {
    /** Throws ProviderError when the model does not answer. */
    async ask(model: StoredModel, asking: Asking): Promise<ProviderAnswer> {
      const keys = await turns.of(model)
      let last = noKey(keys)
      for (let tries = 0; tries < MOST_TRIES && asking.deadline > now(); tries++) {
        const key = turns.take(model, keys)
        if (!key) {
          const wait = turns.readyAt(model, keys) - now()
          if (!(wait <= LONGEST_PAUSE_MS) || now() + wait >= asking.deadline) throw last
          await pause(wait + backoff(0))
          continue
        }
        try {
          return await turns.attempt(model, key, () => tryOnce(model, key, asking))
        } catch (error) {
          if (!(error instanceof ProviderError)) throw error
          last = error
          if (error.fault === 'retired' || error.fault === 'refused') throw error
          // Another key may be better at once; the same provider that fails needs a moment.
          if (error.fault === 'away' || error.fault === 'unusable')
            if (tries < MOST_TRIES - 1) await pause(backoff(tries))
        }
      }
      throw last
    },

    health: turns.health,
  }
}
