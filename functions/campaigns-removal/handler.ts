import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import type { CampaignsDiscarded } from '../../services/campaigns/events.ts'
import { recordPrefix } from '../../services/campaigns/paths.ts'
import type { Removals } from '../../services/campaigns/removal.ts'
import { removeDocuments, removeObjects } from '../../services/platform/forgetting.ts'

export interface HandlerDeps {
  firestore: Firestore
  subjects: Removals
  documents: Bucket
  papers: Bucket
}

/** Removes the recipients, the lists and every byte of a record, then frees the quota that they used. */
export function createHandler({ firestore, subjects, documents, papers }: HandlerDeps) {
  const buckets = { documents, papers }

  async function clear(removing: Removals[keyof Removals], id: string): Promise<void> {
    const files = (await removing?.leftovers?.(id)) ?? []
    for (const { bucket, path } of files)
      if (bucket && path) await buckets[bucket].file(path).delete({ ignoreNotFound: true })
    if (files.length > 0) await removing?.cleared?.(id, files)
  }

  return async function remove({ subject, ownerId, id }: CampaignsDiscarded): Promise<void> {
    const removing = subjects[subject]
    // Only the record decides: an event about one that is still wanted removes nothing.
    if (!removing) return
    if (!(await removing.isDiscarded(id))) return clear(removing, id)
    if (subject === 'campaigns') {
      const ofCampaign = firestore.collection('recipients').where('campaignId', '==', id)
      while ((await removeDocuments(ofCampaign.where('ownerId', '==', ownerId))) === 'some');
      for (const listId of (await subjects.lists?.discardOf?.(ownerId, id)) ?? [])
        await remove({ subject: 'lists', ownerId, id: listId })
    }
    const prefix = recordPrefix(subject, { ownerId, id })
    for (const bucket of [documents, papers]) while ((await removeObjects(bucket, prefix)) === 'some');
    await removing.finishRemoval(id)
  }
}
