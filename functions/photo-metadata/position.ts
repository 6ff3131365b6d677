// Where the camera was: from EXIF, or else from XMP.
import type { Position } from '../../services/photos/schemas.ts'
import type { TiffValue } from './blocks.ts'
import { inLanguage } from './captions-xmp.ts'
import type { Tags } from './tags.ts'
import { tiffNumber, tiffNumbers, tiffText, xmpNumber } from './values.ts'

/** Two unsigned numbers (TIFF 6.0, section 2). */
const RATIONAL = 5
/** Below sea level, and below the ellipsoid (Exif 3.0, 4.6.7, GPSAltitudeRef). */
const BELOW = new Set([1, 3])

/** Null unless both coordinates are real, because cameras without a fix write zeros or nothing. */
export function position(tags: Tags): Position | null {
  return fromExif(tags) ?? fromXmp(tags)
}

function fromExif({ gps }: Tags): Position | null {
  const at = placeOf(
    side(gps.GPSLatitude, gps.GPSLatitudeRef, 'NS'),
    side(gps.GPSLongitude, gps.GPSLongitudeRef, 'EW'),
  )
  return at && { ...at, altitude: above(tiffNumber(gps.GPSAltitude), tiffNumber(gps.GPSAltitudeRef)) }
}

/** EXIF's numbers have no sign, so without a reference they say nothing; writers of signed ones mean the sign. */
function side(
  value: TiffValue | undefined,
  reference: TiffValue | undefined,
  letters: string,
): number | null {
  const letter = tiffText(reference)?.trim() ?? ''
  if (letter === '' && value?.type === RATIONAL) return null
  return signed(degrees(tiffNumbers(value)), letter, letters)
}

function fromXmp({ xmp }: Tags): Position | null {
  const { exif = {} } = xmp
  const at = placeOf(
    degreesInWords(inLanguage(exif.GPSLatitude), inLanguage(exif.GPSLatitudeRef), 'NS'),
    degreesInWords(inLanguage(exif.GPSLongitude), inLanguage(exif.GPSLongitudeRef), 'EW'),
  )
  return at && { ...at, altitude: above(xmpNumber(exif.GPSAltitude), xmpNumber(exif.GPSAltitudeRef)) }
}

function placeOf(latitude: number | null, longitude: number | null): Omit<Position, 'altitude'> | null {
  if (latitude === null || longitude === null) return null
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null
  if (latitude === 0 && longitude === 0) return null
  return { latitude, longitude }
}

/**
 * Degrees, minutes and seconds together; the latter may be missing or unknown. Writers of signed numbers give the sign
 * to one part or to all.
 */
function degrees(parts: readonly number[]): number | null {
  const [whole = Number.NaN, ...rest] = parts
  if (!Number.isFinite(whole)) return null
  const [minutes = 0, seconds = 0] = rest.map((part) => (Number.isFinite(part) ? Math.abs(part) : 0))
  if (minutes > 60 || seconds >= 6000) return null
  const isNegative = parts.slice(0, 3).some((part) => part < 0)
  return (isNegative ? -1 : 1) * (Math.abs(whole) + minutes / 60 + seconds / 3600)
}

/** By the first letter of its reference, which may be a word; without one, only a sign says where it is. */
function signed(value: number | null, reference: string | null, [positive, negative]: string): number | null {
  if (value === null) return null
  const letter = reference?.trim().charAt(0).toUpperCase()
  if (letter === negative) return -Math.abs(value)
  return letter === positive ? Math.abs(value) : value
}

const IN_WORDS =
  /^\s*(?:([NSEW])\s*)?([+-]?\d{1,3}(?:\.\d+)?(?:\/\d+)?)\s*(?:deg(?:rees)?|[°,d])?\s*(?:(\d{1,2}(?:\.\d+)?|\d+\/\d+)\s*['′,m]?\s*)?(?:(\d{1,2}(?:\.\d+)?|\d+\/\d+)\s*(?:["″]|''|s(?=\s*[NSEW]))?\s*)?(?:([NSEW])[a-z]*)?\s*$/i

/**
 * XMP writes `36,48.2423S` or `36,48,14S`; some writers give decimal degrees, fractions or the letter first. An S at the
 * end is the south.
 */
function degreesInWords(written: string | null, reference: string | null, letters: string): number | null {
  const [, before, whole, minutes, seconds, after] = IN_WORDS.exec(written ?? '') ?? []
  if (whole === undefined) return null
  const letter = after ?? before
  if (letter && !letters.includes(letter.toUpperCase())) return null
  // Fractions have no sign, as in EXIF.
  if (!letter && !reference && whole.includes('/')) return null
  const parts = [whole, minutes, seconds].flatMap((part) => xmpNumber(part) ?? [])
  const value = degrees(parts)
  const isMinusZero = value === 0 || whole.startsWith('-')
  return signed(value === null ? null : isMinusZero ? -Math.abs(value) : value, letter ?? reference, letters)
}

function above(metres: number | null, reference: number | null): number | null {
  if (metres === null) return null
  return reference !== null && BELOW.has(reference) ? -Math.abs(metres) : metres
}
