// Days of the week in a text. "Monday to Friday" names five.

const NAMES: readonly string[][] = [
  'monday montag maandag lundi lunes lunedì'.split(' '),
  'tuesday dienstag dinsdag mardi martes martedì'.split(' '),
  'wednesday mittwoch woensdag mercredi miércoles mercoledì'.split(' '),
  'thursday donnerstag donderdag jeudi jueves giovedì'.split(' '),
  'friday freitag vrijdag vendredi viernes venerdì'.split(' '),
  'saturday samstag sonnabend zaterdag samedi sábado sabato'.split(' '),
  'sunday sonntag zondag dimanche domingo domenica'.split(' '),
]
const NUMBERS = new Map(NAMES.flatMap((names, day) => names.map((name) => [name, day] as const)))
const NAME = `(${[...NUMBERS.keys()].join('|')})(?:s|en|e)?`
const DAYS = new RegExp(
  String.raw`(?<!\p{L})${NAME}(?!\p{L})(?:\s*(?:to|till|until|through|bis|tot|t/m|à|au|a|al|–|—|-)\s*${NAME}(?!\p{L}))?`,
  'giu',
)

/** From 0 for Monday. */
export function weekdaysIn(text: string): Set<number> {
  const days = new Set<number>()
  for (const [, from = '', to] of text.normalize('NFC').matchAll(DAYS)) {
    const first = NUMBERS.get(from.toLowerCase())
    if (first === undefined) continue
    days.add(first)
    const last = to === undefined ? first : (NUMBERS.get(to.toLowerCase()) ?? first)
    for (let day = first; day !== last; ) {
      day = (day + 1) % 7
      days.add(day)
    }
  }
  return days
}
