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

/** Bytes that are kept in all, with names and headers; the oldest go first. Google's caches hold more, but also drop what they like. */
const CAPACITY = 64 * 1024 * 1024

interface Entry {
  varies: string[]
  variants: Map<string, Kept>
  size: number
}

/** An object with a few fields, and the headers a second time by their names. */
const OVERHEAD = 1000

/** Anybody can invent addresses, so an answer without a body must weigh something, too. */
const weight = (key: string, variant: string, { body, rawHeaders }: Pick<Kept, 'body' | 'rawHeaders'>) =>
  body.length + key.length + variant.length + 2 * rawHeaders.join('').length + OVERHEAD

/** Answers by address, and below one address by the headers on which they vary. */
export function createCache(clock: Pick<Clock, 'now'>) {
  const entries = new Map<string, Entry>()
  let size = 0

  const variantOf = (varies: readonly string[], headers: IncomingHttpHeaders) =>
    JSON.stringify(varies.map((name) => headers[name] ?? null))

  function forget(key: string): void {
    size -= entries.get(key)?.size ?? 0
    entries.delete(key)
  }

  /** More than is needed, because finding the oldest of many takes long. */
  function makeRoom(): void {
    for (const oldest of entries.keys()) {
      if (size <= (CAPACITY * 7) / 8) break
      forget(oldest)
    }
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
      const entry = entries.get(key) ?? { varies, variants: new Map<string, Kept>(), size: 0 }
      const variant = variantOf(varies, request)
      const before = entry.variants.get(variant)
      const more = weight(key, variant, answer) - (before ? weight(key, variant, before) : 0)
      entry.size += more
      size += more
      const keptAt = clock.now()
      entry.variants.set(variant, { ...answer, keptAt, freshUntil: keptAt + seconds * 1000 })
      entries.set(key, entry)
      if (size > CAPACITY) makeRoom()
    },

    /** The service has confirmed that a kept answer is still the right one. */
    renew(kept: Kept, seconds: number): void {
      kept.keptAt = clock.now()
      kept.freshUntil = kept.keptAt + seconds * 1000
    },

    keys: (): string[] => [...entries.keys()],

    size: (): number => size,
  }
}

export type Cache = ReturnType<typeof createCache>
