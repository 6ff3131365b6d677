// Compares what the studio says of a file with what it should say.
import type { Photo } from '../../services/photos/schemas.ts'
import type { Expectation } from './expectations.ts'
import type { PhotoOutcome } from './upload-all.ts'

export interface Judged {
  file: string
  field: string
  right: string
  read: string
  ok: boolean
}

/** Half a metre at the equator, which is more than any rounding of degrees, minutes and seconds. */
const DEGREES = 0.000_005
/** Files write numbers as fractions. */
const SHARE = 0.001

/** `photo` is null when the studio did not take the file. */
export function judge(
  file: string,
  { refused = false, ...expected }: Expectation,
  { status, reason }: Pick<PhotoOutcome, 'status' | 'reason'>,
  photo: Photo | null,
): Judged[] {
  const isRefused = status === 'refused' || status === 'rejected'
  const isTaken = status === 'ready' || status === 'duplicate'
  const words = typeof refused === 'string' ? refused : ''
  const isRight = refused === false ? isTaken : isRefused && (reason ?? '').includes(words)
  const taking = {
    file,
    field: 'taken',
    right: refused === false ? 'yes' : words === '' ? 'no' : `no: ${words}`,
    read: isTaken ? 'yes' : isRefused ? `no: ${reason}` : `${status}: ${reason}`,
    ok: isRight,
  }
  // One line says enough of a file that is taken and could be.
  const lines: Judged[] = isRight && refused === false ? [] : [taking]
  const facts = photo && factsOf(photo)
  for (const [field, right] of Object.entries(expected)) {
    const read = facts?.[field as keyof typeof facts] ?? null
    lines.push({ file, field, right: shown(right), read: shown(read), ok: isSame(field, right, read) })
  }
  return lines.length > 0 ? lines : [taking]
}

/** A photo without a description has an empty one, which means that the studio says nothing. */
function factsOf(photo: Photo) {
  const { position, ...metadata } = photo.metadata ?? { position: null }
  return {
    ...metadata,
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
    altitude: position?.altitude ?? null,
    takenAt: photo.takenAt,
    takenFrom: photo.takenFrom,
    takenCertainty: photo.takenCertainty,
    day: photo.day,
    title: photo.title || null,
    description: photo.description || null,
    tags: photo.tags,
    rating: photo.rating,
    format: photo.format,
    width: photo.width,
    height: photo.height,
    isAnimated: photo.isAnimated,
    hasMotion: photo.hasMotion,
  }
}

function isSame(field: string, right: unknown, read: unknown): boolean {
  if (Array.isArray(right)) return Array.isArray(read) && shown(right) === shown(read)
  if (typeof right !== 'number' || typeof read !== 'number') return right === read
  const difference = Math.abs(right - read)
  return difference <= (/itude$/.test(field) && field !== 'altitude' ? DEGREES : Math.abs(right) * SHARE)
}

function shown(value: unknown): string {
  if (value === null) return '–'
  return Array.isArray(value) ? value.toSorted().join(', ') : String(value)
}
