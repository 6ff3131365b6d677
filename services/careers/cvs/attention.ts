import { recordAttention, recordOf } from '../../platform/attention.ts'
import type { ShelfHooks } from '../../platform/shelf-hooks.ts'
import { careersDiscarded, cvReady, cvRequested } from '../events.ts'
import { stageOf } from './complete.ts'
import type { CvFacts, CvRecord } from './record.ts'
import type { CvStore } from './store.ts'

export const createAttention = ({ store }: { store: Pick<CvStore, 'change'> }): ShelfHooks =>
  recordAttention<CvFacts, CvRecord>({
    topics: [
      recordOf(cvRequested, ({ cvId }) => cvId),
      recordOf(cvReady, (event) => ('cvId' in event ? event.cvId : null)),
      recordOf(careersDiscarded, ({ subject, id }) => (subject === 'cvs' ? id : null)),
    ],
    change: store.change,
    isDone: (cv) => stageOf(cv) === 'resting',
  })
