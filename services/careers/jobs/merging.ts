// Makes one job of two that turned out to be the same posting.
import type { Publish } from '../../platform/publish.ts'
import type { Changed } from '../../platform/records.ts'
import { careersDiscarded } from '../events.ts'
import type { JobFacts, JobRecord } from './record.ts'
import type { JobStore } from './store.ts'

export interface MergingDeps {
  store: Pick<JobStore, 'get' | 'knownAs' | 'changeMany'>
  /** Makes everything of the person that names one job name the other. It may be asked twice. */
  relink(ownerId: string, ids: { from: string; to: string }): Promise<void>
  publish: Publish
}

export type Merging = ReturnType<typeof createMerging>

/** It brings parsers, which few starts need. */
const sameness = () => import('./sameness.ts')

const isRead = (job: JobRecord | null): job is JobRecord => job?.state === 'live' && job.readAt !== null

export function createMerging({ store, relink, publish }: MergingDeps) {
  async function merge(older: JobRecord, newer: JobRecord): Promise<void> {
    const { united } = await sameness()
    const { ownerId } = older
    const ids = { from: newer.id, to: older.id }
    // Links move first: if this ends half-way, both jobs are still there, and the next attempt finds them.
    await relink(ownerId, ids)
    const [kept, gone] = await store.changeMany([older.id, newer.id], (found, id): Changed<JobFacts> => {
      const isStill = isRead(found) && found.ownerId === ownerId
      if (!isStill) return null
      return id === older.id ? united(found, newer) : { ...found, state: 'deleting' }
    })
    if (!isRead(kept ?? null) || gone?.state !== 'deleting') return
    // Somebody may have linked to it in between.
    await relink(ownerId, ids)
    await publish(careersDiscarded, { ownerId, subject: 'jobs', id: newer.id })
  }

  return {
    /** Call this after a job was read. The same call twice does no more than once. */
    async unite(id: string): Promise<void> {
      const job = await store.get(id)
      if (!isRead(job)) return
      const candidates = new Set<string>()
      for (const name of job.knownAs)
        for (const found of await store.knownAs(job.ownerId, name)) candidates.add(found)
      candidates.delete(id)
      if (candidates.size === 0) return
      const { isOlder, isSamePosting } = await sameness()
      let current = job
      for (const candidate of candidates) {
        const other = await store.get(candidate)
        if (!isRead(other) || !isSamePosting(current, other)) continue
        const [older, newer] = isOlder(current, other) ? [current, other] : [other, current]
        await merge(older, newer)
        const left = await store.get(older.id)
        if (!isRead(left)) return
        current = left
      }
    },
  }
}
