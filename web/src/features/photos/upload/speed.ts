// How fast bytes have been going lately, smoothed so that the number can be read.

/** Milliseconds that count. */
const WINDOW = 8000

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
      if (!first || !last || last.at - first.at < 500) return 0
      return ((last.bytes - first.bytes) / (last.at - first.at)) * 1000
    },
  }
}
