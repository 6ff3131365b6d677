import { AppError } from '../../platform/errors.ts'
import type { Publish } from '../../platform/publish.ts'
import type { Changed } from '../../platform/records.ts'
import { isoTime } from '../../platform/times.ts'
import { forGood, fromTrash, toTrash } from '../../platform/trash.ts'
import { careersDiscarded, cvReady } from '../events.ts'
import type { ResumeContent } from '../resumes/schemas.ts'
import { applyChanges } from '../tailoring/apply-changes.ts'
import { coverage } from '../tailoring/coverage.ts'
import { reviewChanges } from '../tailoring/review.ts'
import { ownCv } from './browsing.ts'
import type { CvFacts, CvRecord, Decided } from './record.ts'
import type { Cv, CvReview, CvUndo } from './schemas.ts'
import type { CvStore } from './store.ts'
import { toCv } from './views.ts'

export interface EditingDeps {
  store: Pick<CvStore, 'change' | 'changeMany'>
  publish: Publish
  now: () => number
  newId: () => string
}

/** Reviews that can be undone, as long as they fit into the CV's document beside everything else. */
const MOST_PAST = 20
const PAST_CHARACTERS = 300_000

function withPast({ past, changes, letter, look }: CvRecord): Decided[] {
  const all = [...past, { changes, letter, look }].slice(-MOST_PAST)
  while (all.length > 0 && JSON.stringify(all).length > PAST_CHARACTERS) all.shift()
  return all
}

/** Edits of a person's own CVs. One that is not theirs stops the whole edit. All throw AppError `not-found`. */
export function createEditing({ store, publish, now, newId }: EditingDeps) {
  const changeOwn = (ownerId: string, ids: string[], change: (cv: CvRecord) => Changed<CvFacts>) =>
    store.changeMany(ids, (found, id) => change(ownCv(found, ownerId, id)))

  /** Throws AppError `conflict` unless the person has seen the CV as it is. */
  function seen(cv: CvRecord, revision: number) {
    const { content } = cv
    if (!content || cv.status === 'requested')
      throw new AppError('conflict', 'This CV is still being made', { reason: 'not-made-yet' })
    if (cv.revision !== revision)
      throw new AppError('conflict', 'This CV was changed in the meantime', { reason: 'stale' })
    return { ...cv, content }
  }

  function decided(cv: CvRecord & { content: ResumeContent }, decision: Decided): CvFacts {
    const { content, jobTitle: title, company, demands } = cv
    const shown = applyChanges(content, decision.changes).content
    const job = { title, company, ...demands }
    return {
      ...cv,
      ...decision,
      coverage: coverage({ content, shown, job, today: isoTime(now()).slice(0, 10) }),
      ...{ status: 'rendering', reason: null, revision: cv.revision + 1 },
    }
  }

  function reviewed(found: CvRecord, review: CvReview): CvFacts {
    const cv = seen(found, review.revision)
    const { content, jobTitle: title, company } = cv
    const job = { title, company }
    const { changes, letter } = reviewChanges({
      content,
      job,
      review,
      newId,
      changes: cv.changes,
      letter: cv.letter,
    })
    return { ...decided(cv, { changes, letter, look: review.look ?? cv.look }), past: withPast(cv) }
  }

  function undone(found: CvRecord, revision: number): CvFacts {
    const cv = seen(found, revision)
    const before = cv.past.at(-1)
    if (!before) throw new AppError('conflict', 'There is nothing to undo', { reason: 'nothing-to-undo' })
    return { ...decided(cv, before), past: cv.past.slice(0, -1) }
  }

  async function render(ownerId: string, id: string, change: (cv: CvRecord) => CvFacts): Promise<Cv> {
    const [changed = null] = await changeOwn(ownerId, [id], change)
    const cv = ownCv(changed, ownerId, id)
    await publish(cvReady, { ownerId, cvId: id, revision: cv.revision })
    return toCv(cv)
  }

  return {
    /**
     * Takes what the person decided and wrote, and has the papers made again. Throws AppError `conflict` for a revision
     * that is not the latest, and `invalid` for what the CV does not have.
     */
    review: (ownerId: string, id: string, review: CvReview): Promise<Cv> =>
      render(ownerId, id, (cv) => reviewed(cv, review)),

    /** Goes back to before the latest review. Throws AppError `conflict` where there is none, and as `review`. */
    undo: (ownerId: string, id: string, { revision }: CvUndo): Promise<Cv> =>
      render(ownerId, id, (cv) => undone(cv, revision)),

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
