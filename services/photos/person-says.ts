// What a person says about when and where a photo was taken.
import { AppError } from '../platform/errors.ts'
import { isoTime } from '../platform/times.ts'
import type { SetPosition } from './edit-schemas.ts'
import type { EditedField, PhotoFacts } from './record.ts'

/** Throws AppError `invalid` for a day that no calendar has, such as the 31st of April. */
function checkDay(takenAt: string): void {
  const day = takenAt.slice(0, 10)
  const time = Date.parse(`${day}T00:00:00Z`)
  if (!Number.isNaN(time) && isoTime(time).startsWith(day)) return
  throw new AppError('invalid', 'There is no such day', {
    errors: [{ field: 'takenAt', message: `is on ${day}, which no calendar has` }],
  })
}

/** Throws AppError `invalid` for a day that no calendar has. */
export function withTaken<Photo extends PhotoFacts>(photo: Photo, takenAt: string | null): Photo {
  if (takenAt !== null) checkDay(takenAt)
  return {
    ...photo,
    takenAt,
    takenFrom: takenAt === null ? null : 'person',
    takenCertainty: takenAt === null ? null : takenAt.includes('T') ? 'exact' : 'day',
    edited: including(photo.edited, 'takenAt'),
  }
}

/** Null for a photo whose file was not read yet, which has nothing to keep a position in. */
export function withPosition<Photo extends PhotoFacts>(
  photo: Photo,
  position: SetPosition | null,
): Photo | null {
  if (!photo.metadata) return null
  const altitude = position?.altitude ?? null
  return {
    ...photo,
    metadata: { ...photo.metadata, position: position && { ...position, altitude } },
    edited: including(photo.edited, 'position'),
  }
}

const including = (edited: EditedField[], field: EditedField) => [...new Set([...edited, field])]
