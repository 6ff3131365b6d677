// What the function that reads lists may do. It may report twice, late, or after the list is gone: only the answer to
// the latest question counts, and nothing brings a deleted list back.
import type { ListRecord } from './record.ts'
import type { RecipientList } from './schemas.ts'
import type { ListStore } from './store.ts'

/** A file as an event names it. */
export interface FileVersion {
  id: string
  generation: string
}

/** `done`: nothing is to be done with it. `unwanted`: nothing of it may stay in storage. */
export type ListTask =
  | { kind: 'read' | 'take' | 'undo'; list: ListRecord }
  | { kind: 'done' }
  | { kind: 'unwanted' }

export type ReadReport = Pick<
  RecipientList,
  'sheets' | 'columns' | 'notices' | 'canTake' | 'counts' | 'mapping'
>

export type Importing = ReturnType<typeof createImporting>

const WORK = { reading: 'read', taking: 'take', undoing: 'undo' } as const

export function createImporting({ store }: { store: Pick<ListStore, 'change'> }) {
  /** Every time that a list is taken, its recipients have other positions. */
  const isAsked = (
    found: ListRecord | null,
    { id, reading, status, firstPosition }: ListRecord,
  ): found is ListRecord =>
    found?.state === 'live' &&
    found.id === id &&
    found.reading === reading &&
    found.status === status &&
    found.firstPosition === firstPosition

  return {
    async task({ id, generation }: FileVersion): Promise<ListTask> {
      const list = await store.change(id, (found) =>
        found?.state === 'live' && found.status === 'uploading'
          ? { ...found, status: 'reading', generation }
          : null,
      )
      if (list?.state !== 'live') return { kind: 'unwanted' }
      const { status } = list
      if (list.generation !== generation || !Object.hasOwn(WORK, status)) return { kind: 'done' }
      return { kind: WORK[status as keyof typeof WORK], list }
    },

    /** Call this when the rows are stored. `rowsBytes` is their size. */
    async finishReading(list: ListRecord, read: ReadReport, rowsBytes: number): Promise<void> {
      await store.change(list.id, (found) =>
        isAsked(found, list)
          ? {
              ...found,
              ...read,
              ...{ status: 'read', reason: null, known: null, rowsOf: list.reading },
              rowsBytes: found.rowsBytes + rowsBytes,
            }
          : null,
      )
    },

    /** Adds what was found out after the reading. */
    async addNotice(list: ListRecord, notice: string): Promise<void> {
      await store.change(list.id, (found) =>
        found?.state === 'live' && found.rowsOf === list.reading && !found.notices.includes(notice)
          ? { ...found, notices: [...found.notices, notice] }
          : null,
      )
    },

    /** Rejects the file for good. It stays, and the reason is shown to the person. */
    async reject(list: ListRecord, reason: string): Promise<void> {
      await store.change(list.id, (found) =>
        isAsked(found, list) ? { ...found, status: 'rejected', reason, canTake: false } : null,
      )
    },

    async finishTaking(list: ListRecord, known: RecipientList['known']): Promise<void> {
      await store.change(list.id, (found) =>
        isAsked(found, list) ? { ...found, status: 'taken', known } : null,
      )
    },

    async finishUndoing(list: ListRecord): Promise<void> {
      await store.change(list.id, (found) =>
        isAsked(found, list) ? { ...found, status: 'undone', known: null } : null,
      )
    },
  }
}
