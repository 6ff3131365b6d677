import { recordAttention, recordOf } from '../../platform/attention.ts'
import type { ShelfHooks } from '../../platform/shelf-hooks.ts'
import { campaignsDiscarded, recipientsUploaded } from '../events.ts'
import { parseListFilePath } from '../paths.ts'
import { RESTING, stageOf } from './complete.ts'
import type { ListFacts, ListRecord } from './record.ts'
import type { ListStore } from './store.ts'

export const createAttention = ({ store }: { store: Pick<ListStore, 'change'> }): ShelfHooks =>
  recordAttention<ListFacts, ListRecord>({
    topics: [
      recordOf(recipientsUploaded, ({ name }) => parseListFilePath(name)?.id ?? null),
      recordOf(campaignsDiscarded, ({ subject, id }) => (subject === 'lists' ? id : null)),
    ],
    change: store.change,
    isDone: (list) => stageOf(list) === RESTING,
  })
