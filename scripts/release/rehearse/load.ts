import type { Clock } from '../../../local-cloud/clock.ts'

/** Milliseconds of the clock in one step. */
const STEP_MS = 200

/** Steady requests by a clock that this load moves: a step's requests are answered before the clock goes on. */
export interface Load {
  requests: () => number
  failed: () => number
  /** Resolves when the clock has moved this far. */
  wait(ms: number): Promise<void>
  stop(): Promise<void>
}

export function startLoad(url: string, perSecond: number, clock: Clock): Load {
  let requests = 0
  let failed = 0
  let stopped = false

  async function ask(): Promise<void> {
    requests++
    try {
      const answer = await fetch(url)
      await answer.arrayBuffer()
      if (answer.status >= 500) failed++
    } catch {
      failed++
    }
  }

  async function run(): Promise<void> {
    for (let due = 0; !stopped; due %= 1) {
      due += (perSecond * STEP_MS) / 1000
      await Promise.all(Array.from({ length: Math.floor(due) }, ask))
      clock.advance(STEP_MS)
      await new Promise(setImmediate)
    }
  }

  const running = run()
  return {
    requests: () => requests,
    failed: () => failed,
    wait: (ms) => new Promise((resolve) => void clock.after(ms, resolve)),
    async stop() {
      stopped = true
      await running
    },
  }
}
