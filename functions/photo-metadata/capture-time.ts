import type { Tags } from './tags.ts'

const EXIF_TIME = /^(\d{4})[:/.-](\d\d)[:/.-](\d\d)[ T](\d\d):(\d\d):(\d\d)/
const ISO_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/
const OFFSET = /^(Z|[+-](0\d|1[0-4]):[0-5]\d)$/

/**
 * When the picture was taken, by the camera's own clock: RFC 3339 with the camera's offset where it wrote one,
 * otherwise the local time only. It is never completed with another time zone. Null when not known.
 */
export function captureTime({ exif, xmp }: Tags): string | null {
  return (
    fromExif(exif.DateTimeOriginal, exif.SubSecTimeOriginal, exif.OffsetTimeOriginal) ??
    fromExif(exif.CreateDate, exif.SubSecTimeDigitized, exif.OffsetTimeDigitized) ??
    fromXmp(xmp.exif?.DateTimeOriginal) ??
    fromXmp(xmp.photoshop?.DateCreated)
  )
}

function fromExif(time: unknown, fraction: unknown, offset: unknown): string | null {
  const [, year, month, day, hour, minute, second] = EXIF_TIME.exec(String(time)) ?? []
  const local = validTime([year, month, day, hour, minute, second])
  if (!local) return null
  const [digits] = /^\d{1,9}/.exec(String(fraction ?? '').trim()) ?? []
  const zone = String(offset ?? '').trim()
  return local + fractionOf(digits) + (OFFSET.test(zone) ? zone : '')
}

function fromXmp(time: unknown): string | null {
  const [, year, month, day, hour, minute, second = '00', fraction, zone = ''] =
    ISO_TIME.exec(String(time).trim()) ?? []
  const local = validTime([year, month, day, hour, minute, second])
  if (!local) return null
  return local + fractionOf(fraction?.slice(1)) + (OFFSET.test(zone) ? zone : '')
}

/** Milliseconds, or none when they are zero, because many cameras always write "00". */
function fractionOf(digits: string | undefined): string {
  const milliseconds = (digits ?? '').padEnd(3, '0').slice(0, 3)
  return milliseconds === '000' ? '' : `.${milliseconds}`
}

/** Null for dates that no calendar has, such as the zeros of a camera whose clock was never set. */
function validTime(parts: (string | undefined)[]): string | null {
  const [year, month, day, hour, minute, second] = parts
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const instant = Date.parse(`${local}Z`)
  if (Number.isNaN(instant) || Number(year) < 1800) return null
  return new Date(instant).toISOString().slice(0, 19) === local ? local : null
}
