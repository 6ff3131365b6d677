import { REMOVE } from '../../platform/records.ts'
import type { ListStore } from './store.ts'

/** What the function that removes bytes asks and reports. */
export const createRemoving = ({ store }: { store: Pick<ListStore, 'get' | 'change' | 'idsOf'> }) => ({
  /** Whether everything of the list must be removed: it was deleted, or never existed. */
  async isDiscarded(id: string): Promise<boolean> {
    return (await store.get(id))?.state !== 'live'
  },

  /** Deletes the lists of a campaign that is deleted. Returns their ids. */
  async discardOf(ownerId: string, campaignId: string): Promise<string[]> {
    const ids = await store.idsOf(ownerId, campaignId)
    for (const id of ids)
      await store.change(id, (found) => (found?.state === 'live' ? { ...found, state: 'deleting' } : null))
    return ids
  },

  /** Call this when nothing of it is stored any more: it frees the quota, once. */
  async finishRemoval(id: string): Promise<void> {
    await store.change(id, (found) => (found?.state === 'deleting' ? REMOVE : null))
  },
})
