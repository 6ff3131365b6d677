// What a person can choose when opening a shop, with the names that the browser has for it.
import { LOCALE } from '../../../ui/format.ts'

const COUNTRIES =
  `AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB
GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI
KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY
MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI
VN VU WF WS YE YT ZA ZM ZW`.split(/\s/)

const WITH_EURO = 'AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK'.split(
  ' ',
)

const WITH_OWN =
  'AEAED AUAUD BRBRL CACAD CHCHF CNCNY CZCZK DKDKK GBGBP HKHKD HUHUF IDIDR ILILS ININR ISISK JPJPY KRKRW KWKWD LICHF MXMXN MYMYR NONOK NZNZD PHPHP PLPLN RORON SESEK SGSGD THTHB TRTRY TWTWD USUSD ZAZAR'

const CURRENCY_IN = new Map([
  ...WITH_EURO.map((country) => [country, 'EUR'] as const),
  ...WITH_OWN.split(' ').map((both) => [both.slice(0, 2), both.slice(2)] as const),
])

function namesOf(type: 'region' | 'currency') {
  const names = new Intl.DisplayNames(LOCALE, { type })
  return (code: string) => names.of(code) ?? code
}

const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, 'en')

export const countryName = namesOf('region')

export const countryOptions = () =>
  COUNTRIES.map((value) => ({ value, label: countryName(value) })).sort(byLabel)

export function currencyOptions() {
  const nameOf = namesOf('currency')
  return Intl.supportedValuesOf('currency')
    .map((value) => ({ value, label: `${nameOf(value)} (${value})` }))
    .sort(byLabel)
}

/** The currency of most shops in a country. */
export const currencyIn = (country: string): string => CURRENCY_IN.get(country) ?? 'USD'

/** The country of a browser's language; Germany where it names none, or is not written as languages are. */
export function countryOf(language: string): string {
  const [tag = ''] = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{2,8})*/.exec(language) ?? []
  const region = tag === '' ? '' : (new Intl.Locale(tag).maximize().region ?? '')
  return COUNTRIES.includes(region) ? region : 'DE'
}
