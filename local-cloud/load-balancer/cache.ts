import type { IncomingHttpHeaders } from 'node:http'
import type { Clock } from '../clock.ts'
import { varyNames } from './cacheable.ts'

export interface Kept {
  status: number
  /** Names and values alternate, as they came. */
  rawHeaders: string[]
  headers: IncomingHttpHeaders
  body: Buffer
  /** By the local cloud's clock, milliseconds. */
  keptAt: number
  freshUntil: number
}

/** Bytes that are kept in all; the oldest go first. Google's caches hold more, but also drop what they like. */
const CAPACITY = 64 * 1024 * 1024

/** Answers by address, and below one address by the headers on which they vary. */
export function createCache(clock: Pick<Clock, 'now'>) {
  const entries = new Map<string, { varies: string[]; variants: Map<string, Kept> }>()
  let size = 0

  const variantOf = (varies: readonly string[], headers: IncomingHttpHeaders) =>
    JSON.stringify(varies.map((name) => headers[name] ?? null))

  function forget(key: string): void {
    for (const { body } of entries.get(key)?.variants.values() ?? []) size -= body.length
    entries.delete(key)
  }

  return {
    find(key: string, headers: IncomingHttpHeaders): Kept | undefined {
      const entry = entries.get(key)
      return entry?.variants.get(variantOf(entry.varies, headers))
    },

    isFresh: (kept: Kept): boolean => kept.freshUntil > clock.now(),

    keep(
      key: string,
      request: IncomingHttpHeaders,
      answer: Omit<Kept, 'keptAt' | 'freshUntil'>,
      seconds: number,
    ): void {
      const varies = varyNames(answer.headers)
      const known = entries.get(key)
      // An answer that varies on other headers than the ones before replaces them all.
      if (known && known.varies.join() !== varies.join()) forget(key)
      const entry = entries.get(key) ?? { varies, variants: new Map<string, Kept>() }
      const variant = variantOf(varies, request)
      size += answer.body.length - (entry.variants.get(variant)?.body.length ?? 0)
      const keptAt = clock.now()
      entry.variants.set(variant, { ...answer, keptAt, freshUntil: keptAt + seconds * 1000 })
      entries.delete(key)
      entries.set(key, entry)
      for (const oldest of entries.keys()) {
        if (size <= CAPACITY) break
        forget(oldest)
      }
    },

    /** The service has confirmed that a kept answer is still the right one. */
    renew(kept: Kept, seconds: number): void {
      kept.keptAt = clock.now()
      kept.freshUntil = kept.keptAt + seconds * 1000
    },

    keys: (): string[] => [...entries.keys()],
  }
}

export type Cache = ReturnType<typeof createCache>
