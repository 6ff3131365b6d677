import { recordAttention, recordOf } from '../../platform/attention.ts'
import type { ShelfHooks } from '../../platform/shelf-hooks.ts'
import { albumChanged } from '../events.ts'
import { RESTING, stageOf } from './complete.ts'
import type { AlbumFacts, AlbumRecord } from './record.ts'
import type { AlbumStore } from './store.ts'

export const createAttention = ({ albums }: { albums: Pick<AlbumStore, 'change'> }): ShelfHooks =>
  recordAttention<AlbumFacts, AlbumRecord>({
    topics: [recordOf(albumChanged, ({ albumId }) => albumId)],
    change: albums.change,
    isDone: (album) => stageOf(album) === RESTING,
  })
