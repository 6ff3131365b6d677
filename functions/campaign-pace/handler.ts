import type { PaceReport } from '../../services/campaigns/sending/pacing.ts'
import type { Log } from '../../services/platform/log.ts'

export interface HandlerDeps {
  tick: () => Promise<PaceReport>
  log: Pick<Log, 'info'>
}

/** Claims and publishes what is due in the minute of this tick. */
export const createHandler =
  ({ tick, log }: HandlerDeps) =>
  async (): Promise<void> => {
    const report = await tick()
    if (report.freed > 0 || report.claimed > 0) log.info({ ...report }, 'Paced')
  }
