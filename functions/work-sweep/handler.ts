import type { Log } from '../../services/platform/log.ts'
import { type Sweeping, sweepRoom } from '../../services/platform/sweeping.ts'

export interface HandlerDeps {
  /** By the room's name; null for a room in which nothing can get stuck. */
  rooms: Record<string, Sweeping | null>
  log: Pick<Log, 'info' | 'error'>
  now: () => number
}

/** This is well within the function's time limit: the next tick continues where this one stops. */
export const SWEEP_MS = 180_000
/** A room that has not stopped by then is abandoned, so that the tick ends and reports it. */
const GRACE_MS = 20_000

/** Sweeps all rooms concurrently, each at its own pace. */
export function createHandler({ rooms, log, now }: HandlerDeps) {
  async function sweep(room: string, sweeping: Sweeping, until: number): Promise<void> {
    const { promise: tooLate, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(
      () => reject(new Error(`Sweeping ${room} did not end in time`)),
      until - now() + GRACE_MS,
    )
    try {
      const report = await Promise.race([sweepRoom(sweeping, { until, now }), tooLate])
      if (Object.keys(report).length > 0) log.info({ room, ...report }, 'Swept')
    } catch (error) {
      log.error({ room, error }, 'A room could not be swept')
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  return async (): Promise<void> => {
    const until = now() + SWEEP_MS
    const sweeps = Object.entries(rooms).flatMap(([room, sweeping]) =>
      sweeping ? [sweep(room, sweeping, until)] : [],
    )
    const failures = (await Promise.allSettled(sweeps)).filter(({ status }) => status === 'rejected')
    if (failures.length > 0)
      throw new AggregateError(
        failures.map((failure) => ('reason' in failure ? failure.reason : failure)),
        `${failures.length} of ${sweeps.length} rooms could not be swept`,
      )
  }
}
