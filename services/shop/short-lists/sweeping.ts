import { type Changed, REMOVE, type UnreadRecord } from '../../platform/records.ts'
import type { Sweeping } from '../../platform/sweeping.ts'
import { isTrashOver } from '../../platform/trash.ts'
import type { ListedFacts } from './record.ts'

export interface TrashSweepingDeps<Facts, Record> {
  store: {
    due(limit: number): Promise<UnreadRecord<Record>[]>
    change(id: string, change: (record: Record | null) => Changed<Facts>): Promise<unknown>
  }
  now: () => number
}

/** Removes for good what has been in the trash for long. */
export const trashSweeping = <Facts extends ListedFacts, Record extends Facts>({
  store,
  now,
}: TrashSweepingDeps<Facts, Record>): Sweeping<UnreadRecord<Record>> => ({
  due: store.due,
  async sweepOne({ id }) {
    let isOver = false
    await store.change(id, (record) => {
      isOver = record !== null && isTrashOver(record, now())
      return isOver ? REMOVE : null
    })
    return isOver ? 'expired' : null
  },
})
