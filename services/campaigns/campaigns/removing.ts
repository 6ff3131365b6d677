import { REMOVE } from '../../platform/records.ts'
import type { StoredAttachment } from './record.ts'
import type { CampaignStore } from './store.ts'

/** What the function that removes bytes asks and reports. */
export const createRemoving = ({ store }: { store: Pick<CampaignStore, 'get' | 'change'> }) => ({
  /** Whether everything of the campaign must be removed: it was deleted, or never existed. */
  async isDiscarded(id: string): Promise<boolean> {
    return (await store.get(id))?.state !== 'live'
  },

  /** Files of a campaign that stays which are wanted no more. */
  async leftovers(id: string): Promise<StoredAttachment[]> {
    return (await store.get(id))?.leftovers ?? []
  },

  /** Call this when these are removed: it frees the quota that they used. */
  async cleared(id: string, removed: readonly StoredAttachment[]): Promise<void> {
    const ids = new Set(removed.map((each) => each.id))
    await store.change(id, (found) =>
      found ? { ...found, leftovers: found.leftovers.filter((each) => !ids.has(each.id)) } : null,
    )
  },

  /** Call this when nothing of it is stored any more: it frees the quota, once. */
  async finishRemoval(id: string): Promise<void> {
    await store.change(id, (found) => (found?.state === 'deleting' ? REMOVE : null))
  },
})
