import type { Change, LiveStream } from '../../platform/live.ts'
import type { RecordBase, RecordListener } from '../../platform/records.ts'
import { createLiveQueue } from '../live-queue.ts'
import type { ShopChanges } from '../schemas.ts'
import { isListed, type ListedFacts } from './record.ts'

export interface LiveListDeps<Record> {
  watch(ownerId: string, since: string, listener: RecordListener<Record>): () => void
  changed(record: Record): Promise<Change<ShopChanges>>
  removed(id: string): Change<ShopChanges>
}

/** For windows, what is in the trash is gone. */
export const liveList = <Record extends ListedFacts & RecordBase>({
  watch,
  changed,
  removed,
}: LiveListDeps<Record>): LiveStream<ShopChanges> => ({
  kind: 'stream',
  watch(ownerId, since, listener) {
    const queue = createLiveQueue(listener)
    const tellRemoved = (id: string, at: string) => queue.tell(async () => ({ ...removed(id), key: id, at }))
    const stop = watch(ownerId, since, {
      changed: (record) => {
        const { id, updatedAt: at } = record
        if (isListed(record)) queue.tell(async () => ({ ...(await changed(record)), key: id, at }))
        else tellRemoved(id, at)
      },
      removed: tellRemoved,
      failed: listener.failed,
    })
    return () => {
      queue.stop()
      stop()
    }
  },
})
