// The day on which something happens to a shop, which decides about the year of an invoice's number.

/** The zone of most people, in countries that have several. */
const MAIN_ZONES: Record<string, string> = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  ID: 'Asia/Jakarta',
  KZ: 'Asia/Almaty',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
}

/** The zone by whose midnight a shop's days change. UTC for a country without one. */
export function zoneOf(country: string): string {
  const main = MAIN_ZONES[country]
  if (main) return main
  try {
    return (new Intl.Locale(`und-${country}`) as WithZones).getTimeZones?.()?.[0] ?? 'UTC'
  } catch {
    return 'UTC'
  }
}

/** TypeScript does not know it yet. */
type WithZones = Intl.Locale & { getTimeZones?(): string[] | undefined }

const formats = new Map<string, Intl.DateTimeFormat>()

/** YYYY-MM-DD. `time` is in milliseconds since the epoch. */
export function localDay(time: number, country: string): string {
  const zone = zoneOf(country)
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(zone, format)
  return format.format(time)
}
