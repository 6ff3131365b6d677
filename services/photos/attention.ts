import { recordAttention, recordOf } from '../platform/attention.ts'
import type { ShelfHooks } from '../platform/shelf-hooks.ts'
import { photoAdjusted, photoDiscarded, photoUploaded } from './events.ts'
import { parseOriginalPath } from './paths.ts'
import type { PhotoFacts, PhotoRecord } from './record.ts'
import { stageOf } from './stages.ts'
import type { PhotoStore } from './store.ts'

export function createAttention({ store }: { store: Pick<PhotoStore, 'change'> }): ShelfHooks {
  return recordAttention<PhotoFacts, PhotoRecord>({
    topics: [
      recordOf(photoUploaded, ({ name }) => parseOriginalPath(name)?.photoId ?? null),
      recordOf(photoAdjusted, ({ photoId }) => photoId),
      recordOf(photoDiscarded, ({ photoId }) => photoId),
    ],
    change: store.change,
    isDone: (photo) => stageOf(photo) === 'resting',
  })
}
