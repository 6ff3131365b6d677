// What the function that reads catalogues may do. It may report twice, late, or after the import is gone: only the
// answer to the latest question counts, and nothing brings a deleted import back.
import type { ImportRecord } from './record.ts'
import type { ImportCounts } from './schemas.ts'
import type { ImportStore } from './store.ts'

/** A file as an event names it. */
export interface FileVersion {
  id: string
  generation: string
}

/** `done`: nothing is to be done with it. `unwanted`: nothing of it may stay in storage. */
export type ImportTask =
  | { kind: 'read' | 'take'; record: ImportRecord }
  | { kind: 'done' }
  | { kind: 'unwanted' }

export interface ReadReport {
  counts: ImportCounts
  unread: string[]
  currency: string
}

export type Importing = ReturnType<typeof createImporting>

/** Whether this is still what is asked. */
export const isAsked = (
  found: ImportRecord | null,
  { reading, status }: Pick<ImportRecord, 'reading' | 'status'>,
): found is ImportRecord => found?.state === 'live' && found.reading === reading && found.status === status

export function createImporting({ store }: { store: Pick<ImportStore, 'change'> }) {
  return {
    async task({ id, generation }: FileVersion): Promise<ImportTask> {
      const record = await store.change(id, (found) =>
        found?.state === 'live' && found.status === 'uploading'
          ? { ...found, status: 'reading', generation }
          : null,
      )
      if (record?.state !== 'live') return { kind: 'unwanted' }
      if (record.generation !== generation) return { kind: 'done' }
      if (record.status === 'reading') return { kind: 'read', record }
      return record.status === 'taking' ? { kind: 'take', record } : { kind: 'done' }
    },

    /** Call this when the report is stored. `bytes` is its size. */
    async finishReading(record: ImportRecord, report: ReadReport, bytes: number): Promise<void> {
      await store.change(record.id, (found) =>
        isAsked(found, record)
          ? {
              ...found,
              ...report,
              ...{ status: 'ready', reportOf: record.reading, reportBytes: found.reportBytes + bytes },
            }
          : null,
      )
    },

    /** Rejects the file for good. It stays, and the reason is shown to the person. */
    async fail(record: ImportRecord, reason: string): Promise<void> {
      await store.change(record.id, (found) =>
        isAsked(found, record) ? { ...found, status: 'failed', reason } : null,
      )
    },

    /** Has it read once more instead of being taken. Null when this is not asked any more. */
    async readAgain(record: ImportRecord): Promise<ImportRecord | null> {
      const changed = await store.change(record.id, (found) =>
        isAsked(found, record)
          ? { ...found, status: 'reading', reading: found.reading + 1, reason: OTHER_CURRENCY }
          : null,
      )
      return changed?.state === 'live' && changed.status === 'reading' ? changed : null
    },

    /**
     * When everything is written: it is taken or, if something could not be written, read once more, so that the report
     * says what. Null when this is not asked any more.
     */
    async finishTaking(record: ImportRecord): Promise<ImportRecord | null> {
      const finished = await store.change(record.id, (found) => {
        if (!isAsked(found, record)) return null
        return found.isIncomplete
          ? { ...found, status: 'reading', reading: found.reading + 1, reason: INCOMPLETE }
          : { ...found, status: 'taken' }
      })
      return finished?.state === 'live' ? finished : null
    },
  }
}

const OTHER_CURRENCY = 'The shop has another currency since the file was read. It was read again.'
const INCOMPLETE =
  'Not everything could be taken over, because the catalogue has changed meanwhile. The file was read again: see what is left.'
