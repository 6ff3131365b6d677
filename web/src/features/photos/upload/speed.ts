// How fast bytes have been going lately, smoothed so that the number can be read.

/** Milliseconds that count. */
const WINDOW = 8000
/** Before so many milliseconds have been seen, a number would be a guess. */
const FIRST_SIGHT = 3000

export function createSpeed(now: () => number) {
  let samples: { at: number; bytes: number }[] = []

  return {
    /** `bytes` sent in all; a smaller number than before (a cancelled file) starts anew. */
    sample(bytes: number) {
      const at = now()
      if (bytes < (samples.at(-1)?.bytes ?? 0)) samples = []
      samples.push({ at, bytes })
      while (samples.length > 2 && at - samples[0]!.at > WINDOW) samples.shift()
    },
    /** Bytes a second; 0 while unknown. */
    perSecond(): number {
      const first = samples[0]
      const last = samples.at(-1)
      // Up to now, not up to the last sample: while nothing moves the time that is left grows.
      const span = now() - (first?.at ?? 0)
      if (!first || !last || span < FIRST_SIGHT) return 0
      return ((last.bytes - first.bytes) / span) * 1000
    },
  }
}
