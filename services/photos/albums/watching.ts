import type { LiveStream } from '../../platform/live.ts'
import { liveRecords } from '../../platform/record-live.ts'
import type { PhotoChanges } from '../schemas.ts'
import type { AlbumRecord } from './record.ts'
import type { AlbumStore } from './store.ts'
import { toNote } from './views.ts'

export const createWatching = ({ albums }: { albums: Pick<AlbumStore, 'watch'> }): LiveStream<PhotoChanges> =>
  liveRecords<AlbumRecord, PhotoChanges>({
    watch: albums.watch,
    changed: (album) => ({ type: 'album', data: toNote(album) }),
    removed: (id) => ({ type: 'album-removed', data: { id } }),
  })
