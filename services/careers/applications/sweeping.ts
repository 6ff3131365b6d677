import type { UnreadRecord } from '../../platform/records.ts'
import type { Sweeping } from '../../platform/sweeping.ts'
import { type ApplicationRecord, TRASH_KEPT_MS } from './record.ts'
import { createRemoving } from './removing.ts'
import type { ApplicationStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<ApplicationStore, 'due' | 'change' | 'forgetHistory'>
  now: () => number
}

/** Empties what has been in the trash for long. */
export function createSweeping({ store, now }: SweepingDeps): Sweeping<UnreadRecord<ApplicationRecord>> {
  const removeOne = createRemoving(store)
  return {
    due: store.due,
    async sweepOne({ id, read }) {
      const record = read()
      if (!record?.trashedAt || Date.parse(record.trashedAt) + TRASH_KEPT_MS > now()) return null
      await removeOne(record.ownerId, id)
      return 'expired'
    },
  }
}
