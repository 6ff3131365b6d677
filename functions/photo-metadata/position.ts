import type { Position } from '../../services/photos/schemas.ts'
import type { TagGroup } from './tag-group.ts'
import { number } from './values.ts'

const BELOW_SEA_LEVEL = 1

/** Null unless both coordinates are real, because cameras without a fix write zeros or nothing. */
export function position(gps: TagGroup): Position | null {
  const latitude = degrees(gps.GPSLatitude, gps.GPSLatitudeRef)
  const longitude = degrees(gps.GPSLongitude, gps.GPSLongitudeRef)
  if (latitude === null || longitude === null) return null
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null
  if (latitude === 0 && longitude === 0) return null
  return { latitude, longitude, altitude: altitude(gps) }
}

/** Degrees, minutes and seconds; south and west are negative. */
function degrees(value: unknown, reference: unknown): number | null {
  if (!Array.isArray(value) || value.length !== 3) return null
  const [whole, minutes, seconds] = value as number[]
  const sum = number((whole ?? Number.NaN) + (minutes ?? Number.NaN) / 60 + (seconds ?? Number.NaN) / 3600)
  return sum !== null && /^[SW]/i.test(String(reference)) ? -sum : sum
}

function altitude({ GPSAltitude: value, GPSAltitudeRef: reference }: TagGroup): number | null {
  const metres = number(value)
  if (metres === null) return null
  const sign = reference instanceof Uint8Array ? reference[0] : number(reference)
  return sign === BELOW_SEA_LEVEL ? -Math.abs(metres) : metres
}
