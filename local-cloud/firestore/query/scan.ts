import type { Interval } from './interval.ts'

/** A document in an index: its suffix (see suffix.ts) and its number. */
export interface Entry {
  suffix: Buffer
  document: number
}

/** Reads at most `limit` entries with suffixes in the interval, in reverse for a backwards scan. */
export type Fetch = (interval: Interval, limit: number) => Entry[]

const FIRST_FETCH = 8
const LARGEST_FETCH = 1024

/** Walks entries in order and can skip ahead; fetches few at first and more as the walk goes on. */
export class Scan {
  current: Entry | null = null
  readonly #fetch: Fetch
  readonly #backwards: boolean
  #intervals: Interval[]
  #page: Entry[] = []
  #at = -1
  #size: number
  #exhausted = false

  /** `intervals` ascending; `expected` is how many entries are likely to be read. */
  constructor(fetch: Fetch, { intervals, backwards, expected }: ScanOptions) {
    this.#fetch = fetch
    this.#backwards = backwards
    this.#intervals = backwards ? intervals.toReversed() : [...intervals]
    this.#size = Math.min(Math.max(expected, FIRST_FETCH), LARGEST_FETCH)
    this.#exhausted = intervals.length === 0
    this.next()
  }

  next() {
    this.#at++
    while (this.#at >= this.#page.length && !this.#exhausted) this.#refill()
    this.current = this.#page[this.#at] ?? null
  }

  /** Moves to the first entry at or behind `suffix`. */
  seek(suffix: Buffer) {
    const sign = this.#backwards ? -1 : 1
    const isBefore = (entry: Entry) => Buffer.compare(entry.suffix, suffix) * sign < 0
    while (this.current && isBefore(this.current) && this.#at < this.#page.length - 1) {
      this.current = this.#page[++this.#at]!
    }
    if (!this.current || !isBefore(this.current)) return
    this.#page = []
    this.#at = -1
    this.#skipTo(suffix)
    this.next()
  }

  #skipTo(suffix: Buffer) {
    this.#intervals = this.#intervals.flatMap(({ from, to }): Interval[] => {
      if (this.#backwards) {
        const end = Buffer.concat([suffix, Buffer.of(0)])
        if (Buffer.compare(from, end) >= 0) return []
        return [{ from, to: to === null || Buffer.compare(end, to) < 0 ? end : to }]
      }
      if (to !== null && Buffer.compare(to, suffix) <= 0) return []
      return [{ from: Buffer.compare(suffix, from) > 0 ? suffix : from, to }]
    })
    this.#exhausted = this.#intervals.length === 0
  }

  #refill() {
    const interval = this.#intervals[0]!
    this.#page = this.#fetch(interval, this.#size)
    this.#at = 0
    if (this.#page.length < this.#size) {
      this.#intervals.shift()
      this.#exhausted = this.#intervals.length === 0
    } else {
      const last = this.#page.at(-1)!.suffix
      const rest = this.#backwards
        ? { from: interval.from, to: last }
        : { from: Buffer.concat([last, Buffer.of(0)]), to: interval.to }
      this.#intervals[0] = rest
      this.#size = Math.min(this.#size * 4, LARGEST_FETCH)
    }
  }
}

export interface ScanOptions {
  intervals: Interval[]
  backwards: boolean
  expected: number
}

/** Entries that occur in all scans, which must share one order. */
export function* intersection(scans: Scan[], backwards: boolean): Generator<Entry> {
  const sign = backwards ? -1 : 1
  const [first, ...others] = scans as [Scan, ...Scan[]]
  while (first.current) {
    const entry: Entry = first.current
    let furthest = entry.suffix
    for (const scan of others) {
      scan.seek(entry.suffix)
      if (!scan.current) return
      if (Buffer.compare(scan.current.suffix, furthest) * sign > 0) furthest = scan.current.suffix
    }
    if (furthest === entry.suffix) {
      yield entry
      first.next()
    } else {
      first.seek(furthest)
    }
  }
}

/** Entries of any of the streams in their common order, each document once. */
export function* union(streams: Iterator<Entry>[], backwards: boolean): Generator<Entry> {
  const sign = backwards ? -1 : 1
  const heads = streams.map((stream) => ({ stream, result: stream.next() }))
  for (;;) {
    let best: Entry | null = null
    for (const { result } of heads) {
      if (!result.done && (!best || Buffer.compare(result.value.suffix, best.suffix) * sign < 0))
        best = result.value
    }
    if (!best) return
    yield best
    for (const head of heads) {
      while (!head.result.done && head.result.value.suffix.equals(best.suffix))
        head.result = head.stream.next()
    }
  }
}
