// Countries by code and by their names in the languages that postings are written in.
import { fold } from './plain-words.ts'

const LANGUAGES =
  'en de fr es it pt nl pl cs sk sl hr sv da nb fi hu ro tr ru uk bg el ja zh ko ca et lv lt'.split(' ')

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** Real countries and territories: codes that stand for themselves and have a name. */
const CODES = new Set(
  letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'].includes(code))
    .filter((code) => english.of(code) && new Intl.Locale(`und-${code}`).region === code),
)

// biome-ignore format: a table reads better in columns.
const THREE_LETTERS: Record<string, string> = {
  USA: 'US', GBR: 'GB', DEU: 'DE', FRA: 'FR', ESP: 'ES', ITA: 'IT', NLD: 'NL', BEL: 'BE', CHE: 'CH', AUT: 'AT',
  CZE: 'CZ', POL: 'PL', PRT: 'PT', IRL: 'IE', SWE: 'SE', NOR: 'NO', DNK: 'DK', FIN: 'FI', CAN: 'CA', AUS: 'AU',
  NZL: 'NZ', IND: 'IN', CHN: 'CN', JPN: 'JP', KOR: 'KR', SGP: 'SG', BRA: 'BR', MEX: 'MX', ARG: 'AR', ZAF: 'ZA',
  ISR: 'IL', TUR: 'TR', UKR: 'UA', RUS: 'RU', ROU: 'RO', HUN: 'HU', GRC: 'GR', BGR: 'BG', HRV: 'HR', SVK: 'SK',
  SVN: 'SI', EST: 'EE', LVA: 'LV', LTU: 'LT', LUX: 'LU', ISL: 'IS', ARE: 'AE', SAU: 'SA', PAK: 'PK', PHL: 'PH',
  IDN: 'ID', MYS: 'MY', THA: 'TH', VNM: 'VN', EGY: 'EG', NGA: 'NG', KEN: 'KE', COL: 'CO', CHL: 'CL', PER: 'PE',
  SRB: 'RS', MLT: 'MT', CYP: 'CY', MAR: 'MA', BGD: 'BD', LKA: 'LK', TWN: 'TW', HKG: 'HK', GEO: 'GE', KAZ: 'KZ',
}
// biome-ignore format: a table reads better in columns.
const OTHER_NAMES: Record<string, string> = {
  uk: 'GB', 'u.k.': 'GB', 'great britain': 'GB', britain: 'GB', england: 'GB', scotland: 'GB', wales: 'GB',
  'northern ireland': 'GB', 'u.s.': 'US', 'u.s.a.': 'US', 'united states of america': 'US', 'the united states': 'US',
  'the netherlands': 'NL', holland: 'NL', 'czech republic': 'CZ', 'ceska republika': 'CZ', cr: 'CZ', 'south korea': 'KR',
  korea: 'KR', 'republic of korea': 'KR', 'russian federation': 'RU', uae: 'AE', turkey: 'TR', turkiye: 'TR',
  'viet nam': 'VN', 'hong kong': 'HK', 'republic of ireland': 'IE', eire: 'IE', brd: 'DE', macedonia: 'MK',
  'slovak republic': 'SK', 'kingdom of saudi arabia': 'SA', usa: 'US', 'estados unidos de america': 'US', eeuu: 'US',
  россия: 'RU', рф: 'RU', беларусь: 'BY', belarus: 'BY', 'ivory coast': 'CI', burma: 'MM', 'the philippines': 'PH',
  'reino unido': 'GB', deutschland: 'DE', 'vereinigte staaten': 'US', etatsunis: 'US', 'etats-unis': 'US',
}

let names: Map<string, string> | null = null

/** Built on first use: thirty languages take some milliseconds. */
function countryNames() {
  if (names) return names
  names = new Map(Object.entries(OTHER_NAMES).map(([name, code]) => [fold(name), code]))
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const code of CODES) {
      const name = fold(display.of(code) ?? '')
      if (name && !names.has(name)) names.set(name, code)
    }
  }
  return names
}

/** ISO 3166-1 alpha-2 of a code or a name in any of the languages; null when it is no country. */
export function countryOf(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = value.trim().replace(/^[\s(]+|[\s).]+$/g, '')
  if (text === '' || text.length > 60) return null
  const code = text.toUpperCase()
  if (/^[A-Z]{2}$/.test(code) && text === code) return code === 'UK' ? 'GB' : CODES.has(code) ? code : null
  if (/^[A-Z]{3}$/.test(text) && THREE_LETTERS[text]) return THREE_LETTERS[text]
  return countryNames().get(fold(text)) ?? (/^[a-z]{2}$/.test(text) && CODES.has(code) ? code : null)
}

/** The country's English name. */
export const countryName = (code: string) => english.of(code) ?? code
