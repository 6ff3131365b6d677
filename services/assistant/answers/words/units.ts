// Units as they stand behind a number, with what they are multiples of.

export interface Unit {
  /** What can be compared: `g`, `ml`, `mm`, `minute`, `month`, `percent`, `money`, `time`, `degree`, `piece`. */
  of: string
  factor: number
  /** Of money: which. Null for one that several currencies have, such as the cent. */
  currency?: string | null
}

const UNITS: readonly [words: string, of: string, factor: number][] = [
  ['mg milligram milligrams', 'g', 0.001],
  ['g gr gram grams gramme grammes gramm grammi gramo gramos', 'g', 1],
  ['kg kilo kilos kilogram kilograms kilogramm', 'g', 1000],
  ['ml millilitre millilitres milliliter milliliters', 'ml', 1],
  ['cl', 'ml', 10],
  ['dl', 'ml', 100],
  ['l litre litres liter liters litro litros litri', 'ml', 1000],
  ['mm', 'mm', 1],
  ['cm centimetre centimetres centimeter centimeters', 'mm', 10],
  ['m metre metres meter meters', 'mm', 1000],
  ['inch inches', 'inch', 1],
  ['second seconds sekunde sekunden seconde seconden secondes', 'minute', 1 / 60],
  ['min mins minute minutes minuten minuto minutos minuti minuut', 'minute', 1],
  ['h hour hours stunde stunden uur uren heure heures hora horas ora ore', 'minute', 60],
  ['day days tag tage tagen werktag werktage werktagen dag dagen werkdag werkdagen', 'minute', 1440],
  ['jour jours día días dia dias giorno giorni', 'minute', 1440],
  ['week weeks woche wochen weken semaine semaines semana semanas settimana settimane', 'minute', 10_080],
  ['month months monat monate monaten maand maanden mois mes meses mese mesi', 'month', 1],
  ['year years jahr jahre jahren jaar jaren ans année années año años anno anni', 'month', 12],
  ['% percent prozent procent pourcent', 'percent', 1],
  ['°c °f ° degrees degree grad graden degrés', 'degree', 1],
  ['piece pieces pcs stück stuks pièces piezas pezzi', 'piece', 1],
]

const CURRENCIES: readonly [words: string, currency: string | null, factor: number][] = [
  ['€ eur euro euros', 'eur', 1],
  ['$ usd dollar dollars', 'usd', 1],
  ['£ gbp pound pounds quid', 'gbp', 1],
  ['¥ jpy yen', 'jpy', 1],
  ['chf franken francs', 'chf', 1],
  ['kr sek nok dkk kronor kroner', 'kr', 1],
  ['zł pln', 'pln', 1],
  ['cent cents ct', null, 0.01],
]

const known = new Map<string, Unit>([
  ...UNITS.flatMap(([words, of, factor]) =>
    words.split(' ').map((word): [string, Unit] => [word, { of, factor }]),
  ),
  ...CURRENCIES.flatMap(([words, currency, factor]) =>
    words.split(' ').map((word): [string, Unit] => [word, { of: 'money', factor, currency }]),
  ),
])

/** Words that may stand between a number and its unit: "two more days", "seven working days". */
const BETWEEN = new Set(
  'working business more full further calendar whole additional extra weitere weiteren volle ganze'.split(
    ' ',
  ),
)

/** The unit at the beginning of what follows a number; null for none. */
export function unitAfter(rest: string): Unit | null {
  const found = /^[\s\u00a0\u202f-]{0,2}(\p{Sc}|%|°\s?[cf]?\b|°|\p{L}+)(?:\s+(\p{L}+))?/iu.exec(rest)
  if (!found) return null
  const first = (found[1] ?? '').toLowerCase().replace(/\s/g, '')
  const second = (found[2] ?? '').toLowerCase()
  if (/^(per|pour|por)$/.test(first) && /^(cent|ciento|cento)$/.test(second))
    return { of: 'percent', factor: 1 }
  if (BETWEEN.has(first)) return known.get(second) ?? null
  return known.get(first) ?? (/^\p{Sc}$/u.test(first) ? { of: 'money', factor: 1, currency: first } : null)
}

/** The currency right before a number, such as `€` or `EUR`; null for none. */
export function currencyBefore(text: string): Unit | null {
  const [, word] = /(\p{Sc}|(?<![\p{L}])[A-Z]{3}|kr)[\s\u00a0\u202f]?$/u.exec(text) ?? []
  if (word === undefined) return null
  const unit = known.get(word.toLowerCase())
  if (unit?.of === 'money') return unit
  return /^\p{Sc}$/u.test(word) ? { of: 'money', factor: 1, currency: word } : null
}
