import type { createSweeping, SweepReport } from '../../services/photos/sweeping.ts'
import type { Log } from '../../services/platform/log.ts'

export interface HandlerDeps {
  photos: Pick<ReturnType<typeof createSweeping>, 'sweep'>
  log: Pick<Log, 'info'>
  now: () => number
}

/** Well within the function's time limit: the next tick goes on where this one stops. */
export const SWEEP_MS = 180_000

export function createHandler({ photos, log, now }: HandlerDeps) {
  return async (): Promise<void> => {
    const report: SweepReport = await photos.sweep(now() + SWEEP_MS)
    if (Object.values(report).some((count) => count > 0)) log.info({ ...report }, 'Swept')
  }
}
