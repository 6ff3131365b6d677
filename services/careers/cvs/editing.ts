import { AppError } from '../../platform/errors.ts'
import type { Publish } from '../../platform/publish.ts'
import type { Changed } from '../../platform/records.ts'
import { isoTime } from '../../platform/times.ts'
import { forGood, fromTrash, toTrash } from '../../platform/trash.ts'
import { careersDiscarded, cvReady } from '../events.ts'
import { applyChanges } from '../tailoring/apply-changes.ts'
import { coverage } from '../tailoring/coverage.ts'
import { reviewChanges } from '../tailoring/review.ts'
import { ownCv } from './browsing.ts'
import type { CvFacts, CvRecord } from './record.ts'
import type { Cv, CvReview } from './schemas.ts'
import type { CvStore } from './store.ts'
import { toCv } from './views.ts'

export interface EditingDeps {
  store: Pick<CvStore, 'change' | 'changeMany'>
  publish: Publish
  now: () => number
  newId: () => string
}

/** Edits of a person's own CVs. One that is not theirs stops the whole edit. All throw AppError `not-found`. */
export function createEditing({ store, publish, now, newId }: EditingDeps) {
  const changeOwn = (ownerId: string, ids: string[], change: (cv: CvRecord) => Changed<CvFacts>) =>
    store.changeMany(ids, (found, id) => change(ownCv(found, ownerId, id)))

  function reviewed(cv: CvRecord, review: CvReview): CvFacts {
    const { content, jobTitle: title, company, demands } = cv
    if (!content || cv.status === 'requested')
      throw new AppError('conflict', 'This CV is still being made', { reason: 'not-made-yet' })
    if (cv.revision !== review.revision)
      throw new AppError('conflict', 'This CV was changed in the meantime', { reason: 'stale' })
    const job = { title, company }
    const { changes, letter } = reviewChanges({
      content,
      job,
      review,
      newId,
      changes: cv.changes,
      letter: cv.letter,
    })
    const shown = applyChanges(content, changes).content
    return {
      ...cv,
      ...{ changes, letter, look: review.look ?? cv.look },
      coverage: coverage({ content, shown, job: { ...job, ...demands }, today: isoTime(now()).slice(0, 10) }),
      ...{ status: 'rendering', reason: null, revision: cv.revision + 1 },
    }
  }

  return {
    /**
     * Takes what the person decided and wrote, and has the papers made again. Throws AppError `conflict` for a revision
     * that is not the latest, and `invalid` for what the CV does not have.
     */
    async review(ownerId: string, id: string, review: CvReview): Promise<Cv> {
      const [changed = null] = await changeOwn(ownerId, [id], (cv) => reviewed(cv, review))
      const cv = ownCv(changed, ownerId, id)
      await publish(cvReady, { ownerId, cvId: id, revision: cv.revision })
      return toCv(cv)
    },

    async trash(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, toTrash(now))
    },

    async restore(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, fromTrash)
    },

    /** Deletes CVs for good. Throws AppError `conflict` for a CV that is not in the trash. */
    async delete(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, (cv) => forGood(cv))
      await Promise.all(ids.map((id) => publish(careersDiscarded, { ownerId, subject: 'cvs', id })))
    },
  }
}
