// Currencies as postings write them, and how they count.

const CODES = new Set(Intl.supportedValuesOf('currency'))

/** Marks that mean one currency anywhere; longer ones first. */
// biome-ignore format: a table reads better in columns.
const MARKS: [string, string][] = [
  ['us$', 'USD'], ['u.s.$', 'USD'], ['ca$', 'CAD'], ['c$', 'CAD'], ['cad$', 'CAD'], ['au$', 'AUD'], ['a$', 'AUD'],
  ['nz$', 'NZD'], ['hk$', 'HKD'], ['s$', 'SGD'], ['sg$', 'SGD'], ['mx$', 'MXN'], ['nt$', 'TWD'], ['r$', 'BRL'],
  ['€', 'EUR'], ['£', 'GBP'], ['₹', 'INR'], ['₽', 'RUB'], ['₴', 'UAH'], ['₺', 'TRY'], ['₪', 'ILS'], ['₩', 'KRW'],
  ['₱', 'PHP'], ['₦', 'NGN'], ['₫', 'VND'], ['฿', 'THB'], ['zł', 'PLN'], ['zl', 'PLN'], ['kč', 'CZK'], ['kc', 'CZK'],
  ['euros', 'EUR'], ['euro', 'EUR'], ['eur', 'EUR'], ['円', 'JPY'], ['руб', 'RUB'], ['грн', 'UAH'], ['лв', 'BGN'],
  ['ft', 'HUF'], ['lei', 'RON'], ['sfr', 'CHF'], ['dollars', 'USD'], ['元', 'CNY'],
]
/** Marks that several countries share. */
const SHARED: Record<string, Record<string, string>> = {
  // biome-ignore format: a table reads better in columns.
  $: {
    US: 'USD', CA: 'CAD', AU: 'AUD', NZ: 'NZD', SG: 'SGD', HK: 'HKD', TW: 'TWD', MX: 'MXN', CL: 'CLP', CO: 'COP',
    AR: 'ARS',
  },
  kr: { SE: 'SEK', NO: 'NOK', DK: 'DKK', IS: 'ISK' },
  rs: { IN: 'INR', PK: 'PKR', LK: 'LKR', NP: 'NPR', MU: 'MUR' },
  '¥': { JP: 'JPY', CN: 'CNY' },
}
const SHARED_ALIASES: Record<string, string> = {
  '₨': 'rs',
  rs: 'rs',
  kr: 'kr',
  $: '$',
  '¥': '¥',
  '￥': '¥',
  'kr.': 'kr',
  'rs.': 'rs',
}

/** ISO 4217 of a code or mark; the country decides where several share a mark. Null when it stays unclear. */
export function currencyOf(mark: unknown, country: string | null = null): string | null {
  if (typeof mark !== 'string') return null
  const text = mark
    .trim()
    .toLowerCase()
    .replace(/[.\s]+$/, '')
    .replace(/^([a-z]{3})\s?\$$/, '$1')
  if (text === '') return null
  const code = text.toUpperCase()
  if (/^[A-Z]{3}$/.test(code) && CODES.has(code)) return code
  const found = MARKS.find(([known]) => known === text)
  if (found) return found[1]
  const shared = SHARED_ALIASES[text]
  if (!shared) return null
  const own = country ? SHARED[shared]?.[country] : undefined
  if (own) return own
  // A bare dollar without a country that has its own is the United States'.
  return shared === '$' ? 'USD' : null
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const marks = [...MARKS.map(([mark]) => mark), ...Object.keys(SHARED_ALIASES)]
  .sort((one, other) => other.length - one.length)
  .map((mark) => (/^[a-zа-яčł]/.test(mark) ? `${quoted(mark)}(?![\\p{L}])` : quoted(mark)))

/** Codes that are read beside a number in running text. Others are words of some language. */
const USUAL =
  'usd|eur|gbp|chf|czk|pln|huf|ron|bgn|sek|nok|dkk|isk|cad|aud|nzd|inr|pkr|lkr|bdt|npr|sgd|hkd|jpy|cny|rmb|krw|twd|thb|idr|myr|php|vnd|brl|mxn|ars|clp|cop|zar|ngn|kes|egp|ils|try|aed|sar|qar|rub|uah|kzt|gel|rsd|byn'
/** Matches a currency beside an amount, for use in other patterns with the flags `iu`. */
export const CURRENCY_PATTERN = `(?:(?:${USUAL})\\s?\\$?(?![\\p{L}])|${marks.join('|')})`

/** How many minor units a major one has, as a power of ten. */
export function minorDigits(currency: string | null): number {
  if (!currency) return 2
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}
