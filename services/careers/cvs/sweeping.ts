import type { Publish } from '../../platform/publish.ts'
import { recordSweeping } from '../../platform/record-sweeping.ts'
import type { UnreadRecord } from '../../platform/records.ts'
import type { Sweeping } from '../../platform/sweeping.ts'
import { isTrashOver } from '../../platform/trash.ts'
import { careersDiscarded, cvReady, cvRequested } from '../events.ts'
import { stageOf } from './complete.ts'
import type { CvFacts, CvRecord } from './record.ts'
import type { CvStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<CvStore, 'due' | 'change'>
  publish: Publish
  now: () => number
}

/** Handles CVs that are stalled or over: their events are published again, or they expire. */
export function createSweeping({ store, publish, now }: SweepingDeps): Sweeping<UnreadRecord<CvRecord>> {
  const discard = ({ ownerId, id }: CvRecord) => publish(careersDiscarded, { ownerId, subject: 'cvs', id })
  const { publishedAgain, remove, sweeping } = recordSweeping<CvFacts, CvRecord>({
    store,
    stageOf,
    discard,
    now,
  })
  const isExpired = (cv: CvRecord) => isTrashOver(cv, now())

  return sweeping(async (cv) => {
    const stage = stageOf(cv)
    if (stage !== 'deleting' && isExpired(cv)) return (await remove(cv, isExpired)) ? 'expired' : null
    if (stage === 'resting') return null
    const version = { ownerId: cv.ownerId, cvId: cv.id, revision: cv.revision }
    if (stage === 'deleting') await discard(cv)
    else if (stage === 'requested') await publish(cvRequested, version)
    else await publish(cvReady, version)
    return publishedAgain(cv)
  })
}
