/**
 * npm passes on the Ctrl+C that the terminal has sent to its children already, so that one press comes twice. Two that
 * are closer than this many milliseconds are one.
 */
const ONE_PRESS_MS = 400

export interface InterruptionDeps {
  say: (text: string) => void
  now: () => number
  end: () => void
}

/**
 * The first signal aborts, so that everything is put back; a second one ends at once. Workflows that are cancelled get
 * both signals seconds apart, so they count together.
 */
export function createInterruption({ say, now, end }: InterruptionDeps) {
  const controller = new AbortController()
  let first: number | null = null

  return {
    signal: controller.signal,
    interrupt(): void {
      if (first === null) {
        first = now()
        say(
          'Interrupted: everything is put back. Once more ends at once; release -- status then says how to go on.',
        )
        controller.abort()
      } else if (now() - first > ONE_PRESS_MS) {
        say('Ended at once. release -- status says how to go on.')
        end()
      }
    },
  }
}
