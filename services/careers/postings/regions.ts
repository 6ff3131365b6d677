// States and provinces that places are written with instead of their country.
import { fold } from './plain-words.ts'

// biome-ignore format: a table reads better in columns.
const STATES: Record<string, string> = {
  AL: 'Alabama', AK: 'Alaska', AZ: 'Arizona', AR: 'Arkansas', CA: 'California', CO: 'Colorado', CT: 'Connecticut',
  DE: 'Delaware', DC: 'District of Columbia', FL: 'Florida', GA: 'Georgia', HI: 'Hawaii', ID: 'Idaho', IL: 'Illinois',
  IN: 'Indiana', IA: 'Iowa', KS: 'Kansas', KY: 'Kentucky', LA: 'Louisiana', ME: 'Maine', MD: 'Maryland',
  MA: 'Massachusetts', MI: 'Michigan', MN: 'Minnesota', MS: 'Mississippi', MO: 'Missouri', MT: 'Montana',
  NE: 'Nebraska', NV: 'Nevada', NH: 'New Hampshire', NJ: 'New Jersey', NM: 'New Mexico', NY: 'New York',
  NC: 'North Carolina', ND: 'North Dakota', OH: 'Ohio', OK: 'Oklahoma', OR: 'Oregon', PA: 'Pennsylvania',
  RI: 'Rhode Island', SC: 'South Carolina', SD: 'South Dakota', TN: 'Tennessee', TX: 'Texas', UT: 'Utah',
  VT: 'Vermont', VA: 'Virginia', WA: 'Washington', WV: 'West Virginia', WI: 'Wisconsin', WY: 'Wyoming',
}
// biome-ignore format: as above.
const PROVINCES: Record<string, string> = {
  AB: 'Alberta', BC: 'British Columbia', MB: 'Manitoba', NB: 'New Brunswick', NL: 'Newfoundland and Labrador',
  NS: 'Nova Scotia', ON: 'Ontario', PE: 'Prince Edward Island', QC: 'Quebec', SK: 'Saskatchewan',
}
/** Codes that are also countries' codes: "Berlin, DE" and "Bengaluru, IN" are not in the United States. */
const SHARED_WITH_COUNTRIES = new Set(
  'AL AR AZ CA CO DE GA ID IL IN KY LA MA MD ME MN MO MS MT NC NE PA SC SD TN VA NL PE SK'.split(' '),
)
/** Codes of the table that postings use for the country much rather than for the state. */
const RATHER_COUNTRIES = new Set(['DE', 'IN', 'NL', 'SK', 'PE', 'NE', 'SD', 'SC', 'MT', 'ME', 'MD'])

const byName = new Map<string, { code: string; country: string }>()
for (const [code, name] of Object.entries(STATES)) byName.set(fold(name), { code, country: 'US' })
for (const [code, name] of Object.entries(PROVINCES)) byName.set(fold(name), { code, country: 'CA' })

export interface Region {
  code: string
  /** Null where the code may as well mean something elsewhere. */
  country: string | null
}

/** A state or province by code ("TX", "D.C.") or name; null when it is none, or rather a country. */
export function regionOf(text: string): Region | null {
  const code = text.replaceAll('.', '').trim()
  if (/^[A-Z]{2}$/.test(code)) {
    if (RATHER_COUNTRIES.has(code)) return null
    const country = STATES[code] ? 'US' : PROVINCES[code] ? 'CA' : null
    return country ? { code, country: SHARED_WITH_COUNTRIES.has(code) ? null : country } : null
  }
  const named = byName.get(fold(text.trim()))
  // Georgia is a country as well.
  return named && named.code !== 'GA' ? named : null
}
