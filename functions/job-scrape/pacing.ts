/** Waits so many milliseconds. */
export type Pause = (ms: number) => Promise<unknown>

export interface PacingDeps {
  now: () => number
  pause: Pause
}

/** Leaves time between two requests to the same site. It holds within one instance, and there is one. */
export function createPacing({ now, pause }: PacingDeps) {
  const free = new Map<string, number>()

  return async (site: string, gap: number): Promise<void> => {
    const turn = Math.max(now(), free.get(site) ?? 0)
    free.set(site, turn + gap)
    if (turn > now()) await pause(turn - now())
  }
}
