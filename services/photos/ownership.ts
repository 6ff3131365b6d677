import { AppError } from '../platform/errors.ts'
import { ownRecord } from '../platform/ownership.ts'
import type { PhotoRecord } from './record.ts'

export const ownPhoto = (photo: PhotoRecord | null, ownerId: string, id: string): PhotoRecord =>
  ownRecord(photo, ownerId, `photo ${id}`)

/** Whether the caller has unlocked the private photos. It may cost a read, so it is called only when it matters. */
export type SeesPrivate = () => Promise<boolean>

export const seesNothingPrivate: SeesPrivate = async () => false

export const locked = () =>
  new AppError('forbidden', 'Private photos are locked. Enter your password to open them.', {
    reason: 'locked',
  })
