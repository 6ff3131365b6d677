import type { Bucket } from '@google-cloud/storage'
import { removeObjects } from '../../services/platform/forgetting.ts'
import type { CatalogueDiscarded } from '../../services/shop/events.ts'
import type { Removing } from '../../services/shop/imports/removing.ts'
import { recordPrefix } from '../../services/shop/paths.ts'

export interface HandlerDeps {
  removing: Removing
  documents: Bucket
  papers: Bucket
}

/** Removes an uploaded catalogue and its reports, then frees the quota that they used. */
export function createHandler({ removing, documents, papers }: HandlerDeps) {
  return async (record: CatalogueDiscarded): Promise<void> => {
    // Only the record decides: an event about one that is still wanted removes nothing.
    if (!(await removing.isDiscarded(record.id))) return
    const prefix = recordPrefix('imports', record)
    for (const bucket of [documents, papers]) while ((await removeObjects(bucket, prefix)) === 'some');
    await removing.finishRemoval(record.id)
  }
}
