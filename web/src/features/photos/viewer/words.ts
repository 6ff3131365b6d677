// Formats what the camera wrote, in photographers' terms.
import type {
  Photo,
  PhotoMetadata,
  Position,
  TakenCertainty,
  TakenFrom,
} from '../../../../../services/photos/schemas.ts'
import { LOCALE } from '../../../ui/format.ts'

/** `ƒ/2.8 · 1/250 s · ISO 100 · 35 mm`; empty when the camera wrote none of it. */
export function exposureWords(metadata: PhotoMetadata): string {
  const { fNumber, exposureTime, iso, focalLength, focalLength35mm } = metadata
  const parts: string[] = []
  if (fNumber !== null && fNumber > 0) parts.push(`ƒ/${plain(fNumber)}`)
  if (exposureTime !== null && exposureTime > 0) parts.push(shutterWords(exposureTime))
  if (iso !== null && iso > 0) parts.push(`ISO ${iso}`)
  if (focalLength !== null && focalLength > 0) {
    const isOther =
      focalLength35mm !== null && focalLength35mm > 0 && Math.abs(focalLength35mm - focalLength) >= 1
    parts.push(`${plain(focalLength)} mm${isOther ? ` (${plain(focalLength35mm)} mm equiv.)` : ''}`)
  }
  return parts.join(' · ')
}

/** Cameras write fractions up to a third of a second, and decimals above that. */
export function shutterWords(seconds: number): string {
  if (seconds >= 0.3) return `${plain(seconds)} s`
  return `1/${Math.round(1 / seconds)} s`
}

const DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
const dayFormat = new Intl.DateTimeFormat(LOCALE, DAY)
const monthFormat = new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric', timeZone: 'UTC' })
const timeFormat = new Intl.DateTimeFormat(LOCALE, { ...DAY, hour: '2-digit', minute: '2-digit' })

/**
 * The local time at the place of the photo, with its offset if the camera knew it, never in the reader's time zone; only
 * the month or the year where no more is known.
 */
export function captureWords(takenAt: string, certainty: TakenCertainty | null = null): string {
  if (certainty === 'year') return takenAt.slice(0, 4)
  if (certainty === 'month') return monthFormat.format(new Date(takenAt.slice(0, 10)))
  if (/^\d{4}-\d\d-\d\d$/.test(takenAt)) return dayFormat.format(new Date(takenAt))
  const [, local, offset] = /^(.{10}T[\d:.]+?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(takenAt) ?? []
  if (!local) return takenAt
  const words = timeFormat.format(new Date(`${local}Z`))
  return offset ? `${words} (${offsetWords(offset)})` : words
}

const SOURCES: Record<TakenFrom, string> = {
  person: 'Set by you',
  exif: 'From the camera',
  xmp: 'From the file’s description',
  iptc: 'From the file’s description',
  png: 'From the file’s description',
  gps: 'From the satellites, in UTC',
  modified: 'Likely: the file was last changed then',
  name: 'Likely: from the file’s name',
  file: 'Likely: the file’s date on your device',
}

/** Where the time of capture comes from, and whether it is only likely; null when the file did not say any. */
export const sourceWords = ({ takenFrom }: Pick<Photo, 'takenFrom'>) =>
  takenFrom ? SOURCES[takenFrom] : null

function offsetWords(offset: string): string {
  if (offset === 'Z' || offset.slice(1) === '00:00') return 'UTC'
  const [hours, minutes] = offset.slice(1).split(':')
  return `UTC${offset.startsWith('-') ? '−' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`
}

/** `12.2 MP · 4032 × 3024`. */
export function pixelWords({ width, height }: Pick<Photo, 'width' | 'height'>): string {
  if (!width || !height) return ''
  const megapixels = (width * height) / 1e6
  return `${width} × ${height}${megapixels >= 0.1 ? ` · ${plain(megapixels)} MP` : ''}`
}

/** `38.9903° N, 109.7731° W`, to about ten metres. */
export function positionWords({ latitude, longitude }: Pick<Position, 'latitude' | 'longitude'>): string {
  const part = (value: number, [positive, negative]: [string, string]) =>
    `${Math.abs(value).toFixed(4)}° ${value < 0 ? negative : positive}`
  return `${part(latitude, ['N', 'S'])}, ${part(longitude, ['E', 'W'])}`
}

/** Coordinates in the form that map services accept. */
export const coordinates = ({ latitude, longitude }: Pick<Position, 'latitude' | 'longitude'>) =>
  `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`

/** At most one decimal, and none when it is zero. */
function plain(value: number): string {
  return String(Math.round(value * 10) / 10)
}
