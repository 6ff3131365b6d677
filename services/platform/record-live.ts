// Live changes of records.
import type { Change, LiveStream } from './live.ts'
import type { RecordListener } from './records.ts'

export interface RecordChanges<Record, Changes> {
  watch(ownerId: string, since: string, listener: RecordListener<Record>): () => void
  changed(record: Record): Change<Changes>
  removed(id: string): Change<Changes>
}

export const liveRecords = <Record extends { id: string; updatedAt: string }, Changes>(
  deps: RecordChanges<Record, Changes>,
): LiveStream<Changes> => ({
  kind: 'stream',
  watch: (ownerId, since, { changed, failed }) =>
    deps.watch(ownerId, since, {
      changed: (record) => changed({ ...deps.changed(record), key: record.id, at: record.updatedAt }),
      removed: (id, at) => changed({ ...deps.removed(id), key: id, at }),
      failed,
    }),
})

/** One stream of several. It has failed when one of them has. */
export const joinStreams = <Changes>(streams: readonly LiveStream<Changes>[]): LiveStream<Changes> => ({
  kind: 'stream',
  watch(accountId, since, listener) {
    const stops: (() => void)[] = []
    const stop = () => {
      for (const each of stops.splice(0)) each()
    }
    try {
      for (const stream of streams) stops.push(stream.watch(accountId, since, listener))
    } catch (error) {
      stop()
      throw error
    }
    return stop
  },
})
