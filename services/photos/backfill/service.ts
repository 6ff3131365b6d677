// Backfills as an operator or an administrator starts and stops them.
import type { Publish } from '../../platform/publish.ts'
import { isoTime } from '../../platform/times.ts'
import { photoBackfillDue } from '../events.ts'
import { BACKFILL_PARTS, type Backfill, type BackfillPart } from './schemas.ts'
import type { BackfillStore, Run } from './store.ts'

/** Photos that a count looks at together. */
const COUNTED_AT_ONCE = 500

export interface BackfillsDeps {
  store: BackfillStore
  publish: Publish
  now: () => number
}

export type Backfills = ReturnType<typeof createBackfills>

export function createBackfills({ store, publish, now }: BackfillsDeps) {
  return {
    list: (): Promise<Backfill[]> =>
      Promise.all(BACKFILL_PARTS.map(async (part) => toBackfill(part, await store.get(part)))),

    get: async (part: BackfillPart): Promise<Backfill> => toBackfill(part, await store.get(part)),

    /** Started twice, it is one run: the limit of the one that runs stays. */
    async start(part: BackfillPart, limit: number): Promise<Backfill> {
      const at = isoTime(now())
      const run = await store.change(part, (found) =>
        found.status === 'running' || found.status === 'done'
          ? null
          : { ...found, status: 'running', left: limit, startedAt: at, updatedAt: at },
      )
      // A run whose event was lost goes on, too.
      if (run.status === 'running') await publish(photoBackfillDue, { part })
      return toBackfill(part, run)
    },

    /** What is under way is finished; nothing more is begun. */
    async stop(part: BackfillPart): Promise<Backfill> {
      const run = await store.change(part, (found) =>
        found.status === 'running'
          ? { ...found, status: 'paused', left: 0, updatedAt: isoTime(now()) }
          : null,
      )
      return toBackfill(part, run)
    },

    /** How many photos are still to be worked on, at most `limit`. Changes nothing. */
    async count(part: BackfillPart, limit: number): Promise<number> {
      let { position } = await store.get(part)
      let count = 0
      while (count < limit) {
        const photos = await store.next(part, position, COUNTED_AT_ONCE)
        count += photos.filter(({ isOutdated }) => isOutdated).length
        position = photos.at(-1)?.id ?? null
        if (photos.length < COUNTED_AT_ONCE) break
      }
      return Math.min(count, limit)
    },
  }
}

const toBackfill = (part: BackfillPart, run: Run): Backfill => ({
  part,
  version: run.version,
  status: run.status,
  looked: run.looked,
  done: run.done,
  failed: run.failed,
  waiting: run.waiting.length,
  left: run.left,
  startedAt: run.startedAt,
  updatedAt: run.updatedAt,
})
