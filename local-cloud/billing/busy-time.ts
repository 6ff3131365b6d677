/**
 * The time in which one instance had at least one request, or was starting. Google bills that, each span rounded up to
 * 100 ms: https://cloud.google.com/run/pricing
 */
export interface BusyTime {
  /** Milliseconds of any clock. What overlaps counts once, whichever was told first. */
  add(from: number, to: number): void
  /** Billed milliseconds. */
  total(): number
}

export const ROUNDED_TO_MS = 100
/** Spans that are remembered; older ones are only summed, so that a request which began before them counts double. */
const KEPT = 4096

export function createBusyTime(kept = KEPT): BusyTime {
  /** Disjoint, the oldest first. */
  const spans: { from: number; to: number }[] = []
  let settled = 0

  return {
    add(from, to) {
      let at = spans.length
      while (at > 0 && spans[at - 1]!.to >= from) at--
      let end = at
      const merged = { from, to }
      while (end < spans.length && spans[end]!.from <= to) {
        merged.from = Math.min(merged.from, spans[end]!.from)
        merged.to = Math.max(merged.to, spans[end]!.to)
        end++
      }
      spans.splice(at, end - at, merged)
      if (spans.length > kept) settled += billed(spans.shift()!)
    },
    total: () => spans.reduce((sum, span) => sum + billed(span), settled),
  }
}

/** Clocks have fractions of milliseconds that no bill has. */
const billed = ({ from, to }: { from: number; to: number }) =>
  Math.ceil(Math.round(to - from) / ROUNDED_TO_MS) * ROUNDED_TO_MS
