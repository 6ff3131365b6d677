import { after, indexed } from '../keys/value-key.ts'

/** Keys from `from` up to but not including `to`; null means no upper end. */
export interface Interval {
  from: Buffer
  to: Buffer | null
}

export const EVERYTHING: Interval = { from: Buffer.alloc(0), to: null }

/** All keys that begin with `prefix`. */
export const startingWith = (prefix: Buffer): Interval => ({ from: prefix, to: after(prefix) })

export const contains = ({ from, to }: Interval, key: Uint8Array) =>
  Buffer.compare(from, key) <= 0 && (to === null || Buffer.compare(key, to) < 0)

const later = (a: Buffer, b: Buffer) => (Buffer.compare(a, b) >= 0 ? a : b)

function earlier(a: Buffer | null, b: Buffer | null): Buffer | null {
  if (a === null) return b
  if (b === null) return a
  return Buffer.compare(a, b) <= 0 ? a : b
}

/** The overlap of two lists of intervals. Both must be ascending, and so is the result. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const result: Interval[] = []
  for (const left of a) {
    for (const right of b) {
      const from = later(left.from, right.from)
      const to = earlier(left.to, right.to)
      if (to === null || Buffer.compare(from, to) < 0) result.push({ from, to })
    }
  }
  return result
}

/** The same values in a descending component, whose bytes are complemented. */
export function flipped({ from, to }: Interval): Interval {
  const complement = (key: Buffer) => Buffer.from(key.map((byte) => byte ^ 0xff))
  return { from: to ? after(complement(to))! : Buffer.alloc(0), to: after(complement(from)) }
}

/** Widens an interval to what an index can tell apart, for values that it truncates. */
export function asIndexed({ from, to }: Interval): Interval {
  return { from: indexed(from), to: to && indexed(to).length < to.length ? after(indexed(to)) : to }
}
