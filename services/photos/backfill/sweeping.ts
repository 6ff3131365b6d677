import { MINUTE_MS } from '../../platform/durations.ts'
import type { Publish } from '../../platform/publish.ts'
import type { Sweeping } from '../../platform/sweeping.ts'
import { isoTime } from '../../platform/times.ts'
import { photoBackfillDue } from '../events.ts'
import { BACKFILL_PARTS, type BackfillPart } from './schemas.ts'
import type { BackfillStore } from './store.ts'

/** A run says how far it is more often than this. */
const STALLED_AFTER_MS = 15 * MINUTE_MS

export interface SweepingDeps {
  store: Pick<BackfillStore, 'get' | 'change'>
  publish: Publish
  now: () => number
}

/** Asks again for a run whose event was lost. */
export const createSweeping = ({ store, publish, now }: SweepingDeps): Sweeping<{ id: BackfillPart }> => ({
  async due() {
    const runs = await Promise.all(BACKFILL_PARTS.map((part) => store.get(part)))
    return runs
      .filter(({ status, waiting, updatedAt }) => {
        const isUnderWay = status === 'running' || waiting.length > 0
        return isUnderWay && Date.parse(updatedAt ?? '') + STALLED_AFTER_MS <= now()
      })
      .map(({ id }) => ({ id: id as BackfillPart }))
  },
  async sweepOne({ id: part }) {
    await publish(photoBackfillDue, { part })
    await store.change(part, (run) => ({ ...run, updatedAt: isoTime(now()) }))
    return 'publishedAgain'
  },
})
