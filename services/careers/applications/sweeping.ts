import type { Publish } from '../../platform/publish.ts'
import type { UnreadRecord } from '../../platform/records.ts'
import type { Sweeping } from '../../platform/sweeping.ts'
import { careersDiscarded } from '../events.ts'
import { type ApplicationRecord, TRASH_KEPT_MS } from './record.ts'
import { createRemoving } from './removing.ts'
import type { ApplicationStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<ApplicationStore, 'due' | 'change' | 'forgetHistory'>
  publish: Publish
  now: () => number
}

/** Empties what has been in the trash for long, and has papers removed that nobody wants any more. */
export function createSweeping({
  store,
  publish,
  now,
}: SweepingDeps): Sweeping<UnreadRecord<ApplicationRecord>> {
  const removeOne = createRemoving({ store, publish })
  return {
    due: store.due,
    async sweepOne({ id, read }) {
      const record = read()
      if (record && (record.state === 'deleting' || record.leftovers.length > 0)) {
        await publish(careersDiscarded, { ownerId: record.ownerId, subject: 'applications', id })
        // The time of the next look is derived anew.
        await store.change(id, (found) => found)
        if (record.state === 'deleting') return 'publishedAgain'
      }
      if (!record?.trashedAt || Date.parse(record.trashedAt) + TRASH_KEPT_MS > now()) return null
      await removeOne(record.ownerId, id)
      return 'expired'
    },
  }
}
