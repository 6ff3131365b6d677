import { REMOVE } from '../../platform/records.ts'
import type { ImportStore } from './store.ts'

export type Removing = ReturnType<typeof createRemoving>

/** What the function that removes bytes asks and reports. */
export const createRemoving = ({ store }: { store: Pick<ImportStore, 'get' | 'change'> }) => ({
  /** Whether everything of the import must be removed: it was deleted, or never existed. */
  async isDiscarded(id: string): Promise<boolean> {
    return (await store.get(id))?.state !== 'live'
  },

  /** Call this when nothing of it is stored any more: it frees the quota, once. */
  async finishRemoval(id: string): Promise<void> {
    await store.change(id, (found) => (found?.state === 'deleting' ? REMOVE : null))
  },
})
