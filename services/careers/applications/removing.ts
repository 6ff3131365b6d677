import type { Publish } from '../../platform/publish.ts'
import { REMOVE } from '../../platform/records.ts'
import { careersDiscarded } from '../events.ts'
import { ownApplication } from './ownership.ts'
import { heldBy } from './record.ts'
import type { ApplicationStore } from './store.ts'

export interface RemovingDeps {
  store: Pick<ApplicationStore, 'change' | 'forgetHistory'>
  publish: Publish
}

/** Removes an application for good, and what is known of its changes. The papers that it keeps follow by themselves. */
export const createRemoving =
  ({ store, publish }: RemovingDeps) =>
  async (ownerId: string, id: string): Promise<void> => {
    // The history goes first: should this stop halfway, the application is still in the trash.
    while ((await store.forgetHistory(id)) === 'some');
    const left = await store.change(id, (found) => {
      const own = ownApplication(found, ownerId, id)
      return heldBy(own) > 0 ? { ...own, state: 'deleting' } : REMOVE
    })
    if (left) await publish(careersDiscarded, { ownerId, subject: 'applications', id })
  }

/** What the function that removes papers asks and reports. */
export const createPaperRemoval = ({ store }: { store: Pick<ApplicationStore, 'get' | 'change'> }) => ({
  async isDiscarded(id: string): Promise<boolean> {
    return (await store.get(id))?.state !== 'live'
  },

  /** Names of papers that were replaced, below the application's prefix. */
  async leftovers(id: string): Promise<string[]> {
    return (await store.get(id))?.leftovers.map(({ name }) => name) ?? []
  },

  /** The objects with these names are removed. */
  async cleared(id: string, names: readonly string[]): Promise<void> {
    await store.change(id, (found) =>
      found ? { ...found, leftovers: found.leftovers.filter(({ name }) => !names.includes(name)) } : null,
    )
  },

  /** Call this when nothing of it is stored any more: it frees the quota, once. */
  async finishRemoval(id: string): Promise<void> {
    await store.change(id, (found) => (found?.state === 'deleting' ? REMOVE : null))
  },
})
