// How rooms list and watch records that carry facets and can be deleted for good.
import type { Documents } from './documents.ts'
import type { createRecords, RecordBase, RecordListener, RecordRange } from './records.ts'

type Records<Record extends RecordBase> = Pick<
  ReturnType<typeof createRecords<{ id: string }, Record>>,
  'list' | 'watch'
>

export interface FacetRange extends Pick<RecordRange, 'ownerId' | 'after' | 'limit'> {
  facet: string
}

/** Lists the records that have a facet, the latest added first. */
export const newestFirst =
  <Listed extends { id: string }>({ list }: Pick<Records<RecordBase>, 'list'>, part: Documents<Listed>) =>
  ({ facet, ...range }: FacetRange): Promise<Listed[]> =>
    list(
      {
        ...range,
        sortKey: 'addedAt',
        order: 'desc',
        narrow: (query) => query.where('facets', 'array-contains', facet),
      },
      part,
    )

/** Watches a person's records. Listeners are told that those being deleted are gone. */
export const watchLive =
  <Record extends RecordBase & { state: 'live' | 'deleting' }>({ watch }: Pick<Records<Record>, 'watch'>) =>
  (ownerId: string, since: string, listener: RecordListener<Record>): (() => void) =>
    watch(ownerId, since, {
      ...listener,
      changed: (record) =>
        record.state === 'live' ? listener.changed(record) : listener.removed(record.id, record.updatedAt),
    })
