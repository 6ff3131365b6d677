// Places of work, from addresses and from free text.
import type { Place } from '../jobs/schemas.ts'
import { countryName, countryOf } from './countries.ts'
import { fold, isObject, listOf, oneLine } from './plain-words.ts'
import { regionOf } from './regions.ts'

/** Words where publishers state no place: remote work, many places, all places. */
const NOWHERE =
  /^(?:anywhere(?: in the world)?|remote(?:ly)?|fully remote|100 ?% remote|remote (?:work|job|only|first|position)|worldwide|global(?:ly)?|international|home ?-?office|telecommute|work from home|wfh|virtual|multiple locations?|various(?: locations?)?|several locations?|flexible|hybrid|on-?site|nationwide|bundesweit|deutschlandweit|verschiedene standorte|mehrere standorte|teletravail|teletrabajo|remoto|na dalku|zdalnie|zdalna|удаленно|удаленная работа|location|all locations|see (?:description|below)|no location|in office|distributed)$/
/** "Any of our offices" is no place. */
const ANY_PLACE = /^(?:any|all|our|one of|jede[rs]?|alle|egal|kdekoliv|cualquier|n'importe)\b/
const COUNT_OF_PLACES =
  /^\+?\s*\d+\s*\+?\s*(?:other |more |weitere )?(?:locations?|places|offices|cities|standorte?|orte|lieux|ubicaciones|mist|sites)$/
const REMOTE_PREFIX =
  /^(?:fully )?(?:remote|hybrid|on-?site|home ?office)\s*(?:[-–—:,/|(]|\bin\b|\bfrom\b|\bwithin\b)\s*/i
const REMOTE_SUFFIX =
  /\s*[-–—,/|(]\s*(?:fully )?(?:remote|hybrid|on-?site|home ?office|telecommute)(?: (?:possible|ok|friendly|eligible|option))?\)?$/i

const meaningless = (text: string) =>
  [NOWHERE, ANY_PLACE, COUNT_OF_PLACES].some((pattern) => pattern.test(fold(text)))

const part = (value: unknown): string | null => {
  const text = oneLine(value, 120)
  return text && !meaningless(text) ? text : null
}

export interface Address {
  locality?: unknown
  region?: unknown
  country?: unknown
  postalCode?: unknown
  /** As shown by the source, where it has a text of its own. */
  name?: string | null
}

/** A place from an address; null when every part says nothing. */
export function placeOf(address: Address): Place | null {
  const country = countryIn(address.country)
  const locality = part(address.locality)
  const region = part(address.region)
  const postalCode = oneLine(address.postalCode, 20)
  if (!locality && !region && !country) return null
  if (locality?.includes(',')) {
    const read = placeInText(locality)
    if (read) return { ...read, country: country ?? read.country, region: read.region ?? region }
  }
  const isCountry = locality !== null && country !== null && countryOf(locality) === country && !region
  const city = isCountry && locality !== 'Singapore' && locality !== 'Luxembourg' ? null : locality
  const kept = region && fold(region) === fold(city ?? '') ? null : region
  return {
    name: address.name ?? nameOf(city, kept, country),
    city,
    region: kept,
    country,
    postalCode: postalCode && !meaningless(postalCode) ? postalCode : null,
  }
}

/** Countries may be a code, a name, an object, or the same name many times. */
export function countryIn(value: unknown): string | null {
  const names = new Set(
    listOf(isObject(value) ? (value.name ?? value.identifier) : value).map((name) =>
      countryOf(oneLine(name, 60)),
    ),
  )
  names.delete(null)
  return names.size === 1 ? ([...names][0] ?? null) : null
}

const nameOf = (city: string | null, region: string | null, country: string | null) =>
  !city && !region
    ? country
      ? countryName(country)
      : ''
    : [
        city,
        !city || regionOf(region ?? '') ? region : null,
        !city || !region || !regionOf(region) ? country : null,
      ]
        .filter((name) => name)
        .join(', ')

/** A place from text: "Prague, Czechia", "Siero (España)", "New York, NY", "80331 München", "Remote, US". */
export function placeInText(value: unknown): Place | null {
  const text = oneLine(value, 200)
  if (!text || meaningless(text)) return null
  const name = text
  const bare = text.replace(REMOTE_PREFIX, '').replace(REMOTE_SUFFIX, '')
  const parts = bare
    .split(/[,()·|]|\s[-–—/]\s/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '' && !meaningless(piece))
  if (parts.length === 0 || parts.length > 6) return null
  const last = parts[parts.length - 1] ?? ''
  const state = parts.length > 1 ? regionOf(last) : null
  const country = state ? state.country : countryOf(last)
  if (country && !state) parts.pop()
  const postal = /^(?:[A-Z]{1,2}-)?(\d{4,5}|\d{3} \d{2})\s+(\p{L}.*)$/u.exec(parts[0] ?? '')
  const city = postal?.[2] ?? parts[0] ?? null
  if (city && !/\p{L}/u.test(city)) return null
  const middle = parts.length > 1 ? (parts[parts.length - 1] ?? null) : null
  const within = middle && fold(middle) !== fold(city ?? '') ? middle : null
  return {
    name: country && parts.length === 0 && bare === text ? countryName(country) : name,
    city,
    region: within,
    country: country ?? (within ? (regionOf(within)?.country ?? null) : null),
    postalCode: postal?.[1] ?? null,
  }
}

/** Several places in one text: "Berlin, Germany; Remote" or "Berlin / Hamburg". */
export function placesInText(value: unknown): Place[] {
  const text = oneLine(value, 400)
  if (!text) return []
  const pieces = text.split(/\s*(?:;|\||•|\n|\s\/\s|\bor\b|\boder\b|\bnebo\b)\s*/)
  return uniquePlaces(pieces.map(placeInText))
}

/** The same place once. */
export function uniquePlaces(places: (Place | null)[]): Place[] {
  const seen = new Map<string, Place>()
  for (const place of places) {
    if (place === null || place.name === '') continue
    const key = fold([place.city ?? place.name, place.region ?? '', place.country ?? ''].join('|'))
    if (!seen.has(key)) seen.set(key, place)
  }
  return [...seen.values()].slice(0, 100)
}
