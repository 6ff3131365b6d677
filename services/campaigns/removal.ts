// What the removal of a record's bytes asks and reports, for each subject.
import type { Firestore } from '@google-cloud/firestore'
import type { StoredAttachment } from './campaigns/record.ts'
import { createRemoving } from './campaigns/removing.ts'
import { createCampaignStore } from './campaigns/store.ts'
import type { CampaignsDiscarded } from './events.ts'
import { createRemoving as createListRemoving } from './lists/removing.ts'
import { createListStore } from './lists/store.ts'

export interface Removing {
  /** Whether everything of the record must be removed: it was deleted, or never existed. */
  isDiscarded(id: string): Promise<boolean>
  /** Call this when nothing of it is stored any more: it frees the quota, once. */
  finishRemoval(id: string): Promise<void>
  /** Deletes the records that belong to a deleted campaign. Returns their ids. */
  discardOf?(ownerId: string, campaignId: string): Promise<string[]>
  /** Files of a record that stays which are wanted no more. */
  leftovers?(id: string): Promise<StoredAttachment[]>
  /** Call this when these are removed: it frees the quota that they used. */
  cleared?(id: string, removed: readonly StoredAttachment[]): Promise<void>
}

export type Removals = Partial<Record<CampaignsDiscarded['subject'], Removing>>

/** One line for each subject whose records can be deleted for good. */
export const createRemovals = (firestore: Firestore, now: () => number): Removals => ({
  campaigns: createRemoving({ store: createCampaignStore(firestore, now) }),
  lists: createListRemoving({ store: createListStore(firestore, now) }),
})
