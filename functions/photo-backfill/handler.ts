import type { createStepping } from '../../services/photos/backfill/stepping.ts'
import type { PhotoBackfillDue } from '../../services/photos/events.ts'

export interface HandlerDeps {
  stepping: ReturnType<typeof createStepping>
}

/** Asks for a few photos after the other, for some minutes. */
export const createHandler =
  ({ stepping }: HandlerDeps) =>
  ({ part }: PhotoBackfillDue): Promise<void> =>
    stepping.work(part)
