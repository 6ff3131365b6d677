// Numbers of a text with everything that gives them their meaning: magnitude, unit, what is counted, "up to", "by".

import { SMALL_WORDS } from './vocabulary/function-words.ts'
import { MAGNITUDES, NUMBER_WORDS, UNITS } from './vocabulary/number-words.ts'
import { type Word, wordsOf } from './words.ts'

const SMALL = SMALL_WORDS.en ?? new Set<string>()
const CLAUSE = /[,;.:(]\s|\s(?:and|und|et|y)\s/gu

/** `below`: up to, almost; `above`: over, at least, a plus sign. */
export type Bound = 'exact' | 'about' | 'below' | 'above'

export interface Quantity {
  value: number
  /** Its name in `UNITS`; empty for a plain number, `ord` for a rank. */
  unit: string
  bound: Bound
  /** How it is tied in: "by 40 %" is not "to 40 %". */
  preposition: 'by' | 'to' | 'from' | null
  /** Stems of the words around, for what it counts. */
  context: string[]
  /** Stems of the words that follow. */
  later: string[]
  start: number
  end: number
  raw: string
  /** Where the words that bound it begin: "up to". */
  from: number
}

const NUMBER =
  /(?<![\p{L}\p{N}.,_])(?<before>us\$|[$€£¥₹#]|(?:EUR|USD|GBP|CHF|CZK|JPY|PLN|INR)\b)?\s?(?<sign>[-−+])?(?<number>\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?<after>st|nd|rd|th)?(?:\s?(?<magnitude>hundred|thousand|million|billion|trillion|tausend|millionen|milliarden|mille|millions|milliards|mil|millones|lakh|crore|dozen|Mio\.?|Mrd\.?|mn|MM|bn|k|K|M|B|m(?![\p{L}\p{N}]))(?![\p{L}\p{N}]))?(?<plus>\s?\+(?!\d))?[\s-]?(?<unit>percentage points|per cent|us\$|[%€$£¥₹]|°C|[\p{L}µ]+)?/giu

export function quantitiesOf(text: string): Quantity[] {
  const words = wordsOf(text)
  const found = [...digits(text), ...spelled(text, words)].sort((a, b) => a.start - b.start)
  return found.reduce<Quantity[]>((all, quantity) => {
    const previous = all.at(-1)
    all.push({ ...quantity, ...surroundings(text, words, quantity, previous) })
    return all
  }, [])
}

type Bare = Omit<Quantity, 'bound' | 'preposition' | 'context' | 'later' | 'from'> & { isAbove: boolean }

function digits(text: string): Bare[] {
  return [...text.matchAll(NUMBER)].map((match) => {
    const { before, number = '', after, magnitude, plus, unit } = match.groups ?? {}
    const money = UNITS.get(before?.toLowerCase() ?? '')
    const following = unitNamed(unit)
    // "5m" is five million of a currency; without one it may be metres or minutes.
    const isMetres = magnitude === 'm' && !money && following?.length !== 3
    const times = magnitude && !isMetres ? (MAGNITUDES[magnitude.toLowerCase().replace('.', '')] ?? 1) : 1
    const isUnit = following !== undefined
    const length = match[0].length - (unit !== undefined && !isUnit ? unit.length : 0)
    const raw = match[0].slice(0, length).trim().replace(/-$/, '')
    return {
      value: amountOf(number) * times,
      unit: after ? 'ord' : isMetres ? 'm' : (money ?? following ?? ''),
      isAbove: plus !== undefined,
      start: match.index,
      end: match.index + length,
      raw,
    }
  })
}

const unitNamed = (unit: string | undefined) => {
  if (unit === undefined) return undefined
  const lower = unit.toLowerCase()
  if (lower === 'per cent') return '%'
  if (lower === 'percentage points') return 'pp'
  return UNITS.get(lower)
}

function amountOf(number: string): number {
  const grouped = /^\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3})+(?:[.,]\d+)?$/.test(number)
  if (!grouped) return Number(number.replace(',', '.'))
  const [, whole = '', fraction] = /^(\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3})+)(?:[.,](\d+))?$/.exec(number) ?? []
  return Number(`${whole.replace(/\D/g, '')}.${fraction ?? '0'}`)
}

const SHARES: Record<string, [number, string]> = {
  half: [50, '%'],
  halved: [50, '%'],
  halving: [50, '%'],
  halve: [50, '%'],
  doubled: [2, 'x'],
  double: [2, 'x'],
  doubling: [2, 'x'],
  twice: [2, 'x'],
  twofold: [2, 'x'],
  tripled: [3, 'x'],
  triple: [3, 'x'],
  tripling: [3, 'x'],
  threefold: [3, 'x'],
  quadrupled: [4, 'x'],
  tenfold: [10, 'x'],
  first: [1, 'ord'],
  third: [3, 'ord'],
  fourth: [4, 'ord'],
  fifth: [5, 'ord'],
  tenth: [10, 'ord'],
  decade: [10, 'year'],
}
const TENS = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/

function spelled(text: string, words: Word[]): Bare[] {
  const found: Bare[] = []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]
    if (!word) continue
    const share = Object.hasOwn(SHARES, word.lower) ? SHARES[word.lower] : undefined
    if (share) {
      found.push({
        value: share[0],
        unit: share[1],
        isAbove: false,
        start: word.start,
        end: word.end,
        raw: word.text,
      })
      continue
    }
    if (!Object.hasOwn(NUMBER_WORDS, word.lower)) continue
    let value = NUMBER_WORDS[word.lower] ?? 0
    let last = word
    // "One" is rarely a number: "one of the", "the one that".
    const next = words[index + 1]
    if (word.lower === 'one' && (!next || /^(?:of|that|which|to|and|day)$/.test(next.lower))) continue
    if (next && TENS.test(word.lower) && (NUMBER_WORDS[next.lower] ?? 99) < 10) {
      value += NUMBER_WORDS[next.lower] ?? 0
      last = next
      index += 1
    }
    const magnitude = words[index + 1]
    if (magnitude && /^(?:hundred|thousand|million|billion|dozen)$/.test(magnitude.lower)) {
      value *= MAGNITUDES[magnitude.lower] ?? 1
      last = magnitude
      index += 1
    }
    const isAbove = /^(?:dozens|hundreds|thousands|millions|billions)$/.test(word.lower)
    const unit = UNITS.get(words[index + 1]?.lower ?? '')
    const end = unit ? (words[index + 1]?.end ?? last.end) : last.end
    found.push({ value, unit: unit ?? '', isAbove, start: word.start, end, raw: text.slice(word.start, end) })
  }
  return found
}

const ABOUT =
  /(?:\babout|\baround|\bapprox(?:imately|\.)?|\bcirca|\bca\.|\broughly|~|\bsome|\bungefähr|\betwa|\benviron)\s*$/iu
const BELOW =
  /(?:\bup to|\balmost|\bnearly|\bclose to|\bat most|\bunder|\bless than|\bfewer than|\bbelow|\bmax(?:imum)?(?: of)?|\bas many as|[<≤]|\bbis zu|\bfast|\bknapp|\bpresque|\bjusqu'à)\s*$/iu
const ABOVE =
  /(?:\bover|\bmore than|\babove|\bat least|\bexceeding|\bmin(?:imum)?(?: of)?|\bupwards? of|\bwell over|[>≥]|\büber|\bmehr als|\bmindestens|\bplus de|\bmás de)\s*$/iu
const TIED =
  /\b(by|to|from)\s+(?:about|around|almost|nearly|over|up to|more than|at least|under|roughly|approximately|an?|just|only)?\s*$/i

/** Words of context that the next number takes over: those around one number, and not of all before it. */
const MOST_SHARED = 8

/** Characters before and after a number that are looked at: all of a text for each would cost its square. */
const AROUND = 300

const BOUNDS: [Bound, RegExp][] = [
  ['above', ABOVE],
  ['below', BELOW],
  ['about', ABOUT],
]

function surroundings(
  text: string,
  words: Word[],
  { start, end, isAbove }: Bare,
  previous: Quantity | undefined,
): Pick<Quantity, 'bound' | 'preposition' | 'context' | 'later' | 'from'> {
  const offset = Math.max(0, start - AROUND)
  const before = text.slice(offset, start)
  const after = text.slice(end, end + AROUND)
  const [named, pattern] = BOUNDS.find(([, bound]) => bound.test(before)) ?? ['exact', null]
  const isPlus = isAbove || /^\s*(?:or more|and more|plus)\b/i.test(after)
  const tie = named === 'below' && /\bup to\s*$/i.test(before) ? undefined : TIED.exec(before)?.[1]
  const clauses = [...before.matchAll(CLAUSE)].map(({ index }) => offset + index)
  const opens = Math.max(previous?.end ?? 0, offset, ...clauses)
  const isSaying = (word: Word) => !SMALL.has(word.lower) && !/^\p{N}/u.test(word.text)
  const earlier = words.filter((word) => word.start >= opens && word.end <= start && isSaying(word)).slice(-4)
  const closes = end + (/[,;.()]|\s(?:and|und|et|y)\s|\d/u.exec(after)?.index ?? after.length)
  const later = words.filter((word) => word.start >= end && word.start < closes).slice(0, 4)
  const stems = earlier.map(({ stem }) => stem)
  // "From 800 ms to 200 ms" is one statement about what stands before both.
  const shared = stems.length === 0 && previous ? previous.context.slice(0, MOST_SHARED) : stems
  return {
    bound: isPlus ? 'above' : named,
    preposition: (tie?.toLowerCase() ?? null) as Quantity['preposition'],
    context: [...shared, ...later.filter(isSaying).map(({ stem }) => stem)],
    later: later.map(({ stem }) => stem),
    from: pattern ? offset + (pattern.exec(before)?.index ?? before.length) : start,
  }
}

/** Whether a word is part of a number with its unit and bound, which the gate of numbers judges. */
export const isInQuantity = (quantities: readonly Quantity[], { start, end }: Pick<Word, 'start' | 'end'>) =>
  quantities.some((quantity) => quantity.from <= start && end <= quantity.end)
