// Which key is used next, and what is known of each. Answers, streams and embeddings share it.
import type { Breakers } from './breakers.ts'
import type { Key, KeyValues } from './key-values.ts'
import { ProviderError, type ProviderFault } from './providers/provider.ts'

/** What is asked with keys. */
export interface Keyed {
  id: string
  secretNames: readonly string[]
}

export interface KeyTurnsDeps {
  values: Pick<KeyValues, 'of'>
  breakers: Breakers
}

/** After these another key may be better. */
const OF_ONE_KEY: ReadonlySet<ProviderFault> = new Set(['limited', 'refused-key', 'away'])

export type KeyTurns = ReturnType<typeof createKeyTurns>

export function createKeyTurns({ values, breakers }: KeyTurnsDeps) {
  const turns = new Map<string, number>()
  /** Providers count by key and model, so each pair has a breaker of its own. */
  const breakerOf = (model: Keyed, key: Key) => `${model.id} ${key.id}`

  /** The next key that is ready. */
  function take(model: Keyed, keys: readonly Key[], tried?: ReadonlySet<Key>): Key | null {
    const turn = turns.get(model.id) ?? 0
    for (let step = 0; step < keys.length; step++) {
      const key = keys[(turn + step) % keys.length]
      if (!key || tried?.has(key) || !breakers.take(breakerOf(model, key))) continue
      turns.set(model.id, (turn + step + 1) % keys.length)
      return key
    }
    return null
  }

  /** Remembers what became of it. Errors that are no provider's say nothing about the key. */
  async function attempt<Result>(
    model: Keyed,
    key: Key,
    ask: (key: Key) => Promise<Result>,
  ): Promise<Result> {
    const breaker = breakerOf(model, key)
    try {
      const result = await ask(key)
      breakers.succeeded(breaker)
      return result
    } catch (error) {
      if (error instanceof ProviderError) breakers.failed(breaker, error.fault, error.retryAfter)
      throw error
    }
  }

  return {
    of: (model: Keyed): Promise<Key[]> => values.of(model.secretNames),
    take,
    attempt,

    /** When the first of them may be used. */
    readyAt: (model: Keyed, keys: readonly Key[]): number =>
      Math.min(...keys.map((key) => breakers.readyAt(breakerOf(model, key)))),

    /**
     * Asks once with each key that is ready, without a pause, until one answers. Throws the last ProviderError, and any
     * that `isLast` or that no other key would change.
     */
    async tryEach<Result>(
      model: Keyed,
      ask: (key: Key) => Promise<Result>,
      isLast: (error: ProviderError) => boolean = () => false,
    ): Promise<Result> {
      const keys = await values.of(model.secretNames)
      let last = noKey(keys)
      const tried = new Set<Key>()
      for (let key = take(model, keys); key; key = take(model, keys, tried)) {
        tried.add(key)
        try {
          return await attempt(model, key, ask)
        } catch (error) {
          if (!(error instanceof ProviderError) || !OF_ONE_KEY.has(error.fault) || isLast(error)) throw error
          last = error
        }
      }
      throw last
    },

    /** What this instance knows of the model's keys. */
    async health(model: Keyed) {
      const keys = await values.of(model.secretNames)
      return keys.map((key) => ({ key, ...breakers.state(breakerOf(model, key)) }))
    },
  }
}

export const noKey = (keys: readonly Key[]) =>
  new ProviderError('away', keys.length === 0 ? 'There is no key' : 'All keys rest')
