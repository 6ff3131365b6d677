// Numbers that are written as words, in the languages that models answer in most: 0 to 99, and hundreds.

const list = (words: string, first: number): [string, number][] =>
  words.split(' ').map((word, at) => [word, first + at])

const tens = (words: string): [string, number][] => words.split(' ').map((word, at) => [word, (at + 2) * 10])

/** `fünfundzwanzig`, `vijfentwintig`: the ones stand before the tens. */
const joined = (ones: string, and: string, tensWords: string): [string, number][] =>
  tensWords
    .split(' ')
    .flatMap((ten, at) =>
      ones.split(' ').map((one, add): [string, number] => [`${one}${and}${ten}`, (at + 2) * 10 + add + 1]),
    )

const EN_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'
const DE_TENS = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'
const NL_TENS = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'
const ES_TENS = 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa'
const IT_TENS = 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta'

const WORDS = new Map<string, number>([
  ...list('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen', 0),
  ...list('fifteen sixteen seventeen eighteen nineteen', 15),
  ...tens(EN_TENS),
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1000],
  ...list('null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn', 0),
  ...list('fünfzehn sechzehn siebzehn achtzehn neunzehn', 15),
  ...tens(DE_TENS),
  ...joined('ein zwei drei vier fünf sechs sieben acht neun', 'und', DE_TENS),
  ['eine', 1],
  ['einen', 1],
  ['hundert', 100],
  ['tausend', 1000],
  ...list('nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien', 0),
  ...list('vijftien zestien zeventien achttien negentien', 15),
  ...tens(NL_TENS),
  ...joined('een twee drie vier vijf zes zeven acht negen', 'en', NL_TENS),
  ...joined('een twee drie vier vijf zes zeven acht negen', 'ën', NL_TENS),
  ['honderd', 100],
  ['duizend', 1000],
  ...list('zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize', 0),
  ...tens('vingt trente quarante cinquante soixante'),
  ['une', 1],
  ['mille', 1000],
  ...list('cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince', 0),
  ...tens(ES_TENS),
  ['una', 1],
  ['cien', 100],
  ...list('zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici', 0),
  ['quindici', 15],
  ...tens(IT_TENS),
])

/**
 * Words that mean something else as well, such as articles, the French `neuf` (new) and the English `once`: they are
 * numbers only before a unit.
 */
const OFTEN_NOT_NUMBERS = new Set(
  'one ein eine einen een un une uno una acht elf neuf once sei null six dix due tre seize mille dos dozen'.split(
    ' ',
  ),
)

const SCALES = new Set([100, 1000])

/** The value of a word in lower case; null for one that is not a number. `twenty-five` is one word. */
export function numberOfWord(word: string): number | null {
  const whole = WORDS.get(word)
  if (whole !== undefined) return whole
  const [ten, one, ...more] = word.split('-').map((part) => WORDS.get(part))
  if (ten === undefined || one === undefined || more.length > 0) return null
  if (ten >= 20 && ten < 100 && one > 0 && one < 10) return ten + one
  return null
}

export const isScale = (value: number): boolean => SCALES.has(value)

export const needsUnit = (word: string): boolean => OFTEN_NOT_NUMBERS.has(word)
