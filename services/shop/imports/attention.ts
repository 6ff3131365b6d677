import { recordAttention, recordOf } from '../../platform/attention.ts'
import type { ShelfHooks } from '../../platform/shelf-hooks.ts'
import { catalogueDiscarded, catalogueUploaded } from '../events.ts'
import { parseImportFilePath } from '../paths.ts'
import { RESTING, stageOf } from './complete.ts'
import type { ImportFacts, ImportRecord } from './record.ts'
import type { ImportStore } from './store.ts'

export const createAttention = ({ store }: { store: Pick<ImportStore, 'change'> }): ShelfHooks =>
  recordAttention<ImportFacts, ImportRecord>({
    topics: [
      recordOf(catalogueUploaded, ({ name }) => parseImportFilePath(name)?.id ?? null),
      recordOf(catalogueDiscarded, ({ id }) => id),
    ],
    change: store.change,
    isDone: (record) => stageOf(record) === RESTING,
  })
