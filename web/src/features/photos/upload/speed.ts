// The recent upload speed, smoothed so that the number can be read.

/** Milliseconds that are taken into account. */
const WINDOW = 8000
/** A number would be a guess before this many milliseconds. */
const FIRST_SIGHT = 3000

export function createSpeed(now: () => number) {
  let samples: { at: number; bytes: number }[] = []

  return {
    /** `bytes` is the total sent; a smaller number than before (after a cancelled file) starts anew. */
    sample(bytes: number) {
      const at = now()
      if (bytes < (samples.at(-1)?.bytes ?? 0)) samples = []
      samples.push({ at, bytes })
      while (samples.length > 2 && at - samples[0]!.at > WINDOW) samples.shift()
    },
    /** Bytes per second; 0 while unknown. */
    perSecond(): number {
      const first = samples[0]
      const last = samples.at(-1)
      // The span ends now, not at the last sample, so that the remaining time grows while nothing moves.
      const span = now() - (first?.at ?? 0)
      if (!first || !last || span < FIRST_SIGHT) return 0
      return ((last.bytes - first.bytes) / span) * 1000
    },
  }
}
