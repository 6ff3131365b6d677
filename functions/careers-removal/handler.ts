import type { Bucket } from '@google-cloud/storage'
import type { CareersDiscarded } from '../../services/careers/events.ts'
import { recordPrefix } from '../../services/careers/paths.ts'
import type { Removals } from '../../services/careers/removal.ts'
import { removeObjects } from '../../services/platform/forgetting.ts'

export interface HandlerDeps {
  subjects: Removals
  documents: Bucket
  papers: Bucket
}

/** Removes every byte of a record, then frees the quota that they used. */
export function createHandler({ subjects, documents, papers }: HandlerDeps) {
  return async ({ subject, ownerId, id }: CareersDiscarded): Promise<void> => {
    const removing = subjects[subject]
    // Only the record decides: an event about one that is still wanted removes nothing.
    if (!removing) return
    const prefix = recordPrefix(subject, { ownerId, id })
    if (!(await removing.isDiscarded(id))) {
      const names = (await removing.leftovers?.(id)) ?? []
      await Promise.all(names.map((name) => papers.file(prefix + name).delete({ ignoreNotFound: true })))
      if (names.length > 0) await removing.cleared?.(id, names)
      return
    }
    for (const bucket of [documents, papers]) while ((await removeObjects(bucket, prefix)) === 'some');
    await removing.finishRemoval(id)
  }
}
