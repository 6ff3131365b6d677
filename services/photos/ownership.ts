import { AppError } from '../platform/errors.ts'
import type { PhotoRecord } from './record.ts'

/**
 * Another person's photo is "not found" too, and so is one being deleted: any other answer would confirm that it
 * exists.
 */
export function ownPhoto(photo: PhotoRecord | null, ownerId: string, id: string): PhotoRecord {
  if (photo?.ownerId !== ownerId || photo.state !== 'live') throw new AppError('not-found', `No photo ${id}`)
  return photo
}

/** Whether the caller has unlocked the private photos. It may cost a read, so it is called only when it matters. */
export type SeesPrivate = () => Promise<boolean>

export const seesNothingPrivate: SeesPrivate = async () => false

export const locked = () =>
  new AppError('forbidden', 'Private photos are locked. Enter your password to open them.', {
    reason: 'locked',
  })
