import { REMOVE } from '../../platform/records.ts'
import { ownApplication } from './ownership.ts'
import type { ApplicationStore } from './store.ts'

/** Removes an application for good, and what is known of its changes. */
export const createRemoving =
  (store: Pick<ApplicationStore, 'change' | 'forgetHistory'>) =>
  async (ownerId: string, id: string): Promise<void> => {
    // The history goes first: should this stop halfway, the application is still in the trash.
    while ((await store.forgetHistory(id)) === 'some');
    await store.change(id, (found) => {
      ownApplication(found, ownerId, id)
      return REMOVE
    })
  }
