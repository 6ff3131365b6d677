import { recordAttention, recordOf } from '../../platform/attention.ts'
import type { ShelfHooks } from '../../platform/shelf-hooks.ts'
import { photoArchiveDue } from '../events.ts'
import { stageOf } from './complete.ts'
import type { ArchiveFacts, ArchiveRecord } from './record.ts'
import type { ArchiveStore } from './store.ts'

export function createAttention({ store }: { store: Pick<ArchiveStore, 'change'> }): ShelfHooks {
  return recordAttention<ArchiveFacts, ArchiveRecord>({
    topics: [recordOf(photoArchiveDue, ({ archiveId }) => archiveId)],
    change: store.change,
    isDone: (archive) => stageOf(archive) === 'resting',
  })
}
