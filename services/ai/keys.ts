// Asks one model: with its keys in turn, again after a pause when that may help, and never longer than the time limit.
import { SECOND_MS } from '../platform/durations.ts'
import type { Breakers } from './breakers.ts'
import type { Key, KeyValues } from './key-values.ts'
import type { StoredModel } from './model-store.ts'
import { type Provider, type ProviderAnswer, ProviderError } from './providers/provider.ts'
import type { Provider as ProviderName } from './schemas.ts'

export type Providers = Record<Exclude<ProviderName, 'built-in'>, Provider>

export interface Timing {
  now: () => number
  /** From 0 to 1. */
  random: () => number
  pause(milliseconds: number): Promise<void>
  /** Aborts after this time. */
  limit(milliseconds: number): AbortSignal
}

export interface KeysDeps {
  providers: Providers
  values: KeyValues
  breakers: Breakers
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

export function createKeys({ providers, values, breakers, timing }: KeysDeps) {
  const { now, random, pause, limit } = timing
  const turns = new Map<string, number>()
  /** Providers count by key and model, so each pair has a breaker of its own. */
  const breakerOf = (model: StoredModel, key: Key) => `${model.id} ${key.id}`

  /** The next key that is ready. */
  function take(model: StoredModel, keys: Key[]): Key | null {
    const turn = turns.get(model.id) ?? 0
    for (let step = 0; step < keys.length; step++) {
      const key = keys[(turn + step) % keys.length]
      if (!key || !breakers.take(breakerOf(model, key))) continue
      turns.set(model.id, (turn + step + 1) % keys.length)
      return key
    }
    return null
  }

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
      const keys = await values.of(model.secretNames)
      let last = new ProviderError('away', keys.length === 0 ? 'There is no key' : 'All keys rest')
      for (let tries = 0; tries < MOST_TRIES && asking.deadline > now(); tries++) {
        const key = take(model, keys)
        if (!key) {
          const ready = Math.min(...keys.map((each) => breakers.readyAt(breakerOf(model, each))))
          const wait = ready - now()
          if (!(wait <= LONGEST_PAUSE_MS) || now() + wait >= asking.deadline) throw last
          await pause(wait + backoff(0))
          continue
        }
        const breaker = breakerOf(model, key)
        try {
          const answer = await tryOnce(model, key, asking)
          breakers.succeeded(breaker)
          return answer
        } catch (error) {
          if (!(error instanceof ProviderError)) throw error
          last = error
          breakers.failed(breaker, error.fault, error.retryAfter)
          if (error.fault === 'retired' || error.fault === 'refused') throw error
          // Another key may be better at once; the same provider that fails needs a moment.
          if (error.fault === 'away' || error.fault === 'unusable')
            if (tries < MOST_TRIES - 1) await pause(backoff(tries))
        }
      }
      throw last
    },

    /** What this instance knows of the model's keys. */
    async health(model: StoredModel) {
      const keys = await values.of(model.secretNames)
      return keys.map((key) => ({ key, ...breakers.state(breakerOf(model, key)) }))
    },
  }
}
