// What a person does with the trash, as changes of one record.
import { DAY_MS } from './durations.ts'
import { AppError } from './errors.ts'
import { isoTime } from './times.ts'

/** Milliseconds that records stay in the trash before they are deleted for good. */
export const TRASH_KEPT_MS = 30 * DAY_MS

interface Trashable {
  state: 'live' | 'deleting'
  trashedAt: string | null
}

export const toTrash =
  (now: () => number) =>
  <Record extends Trashable>(record: Record): Record | null =>
    record.trashedAt === null ? { ...record, trashedAt: isoTime(now()) } : null

export const fromTrash = <Record extends Trashable>(record: Record): Record | null =>
  record.trashedAt === null ? null : { ...record, trashedAt: null }

/** Throws AppError `conflict` for a record that is not in the trash, unless it `mayGo` anyway. */
export function forGood<Record extends Trashable>(record: Record, mayGo = false): Record {
  if (record.trashedAt === null && !mayGo)
    throw new AppError('conflict', 'Only what is in the trash can be deleted for good')
  return { ...record, state: 'deleting' }
}

/** When the record has been in the trash for too long, in milliseconds since the epoch; null outside of the trash. */
export const trashOverAt = ({ trashedAt }: Trashable): number | null =>
  trashedAt === null ? null : Date.parse(trashedAt) + TRASH_KEPT_MS

export const isTrashOver = (record: Trashable, now: number): boolean =>
  (trashOverAt(record) ?? now + 1) <= now
