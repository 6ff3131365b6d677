// Words of questions, answers and evidence, as they are compared when quality is measured. It shares nothing with the
// code that answers, so that a mistake there is no mistake here.
import { stemmer } from '@orama/stemmers/english'

/** Markdown's marks, citations and kinds of spaces and quotes make no difference. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\[\d+\]/g, ' ')
    .replaceAll(/[*_`#]/g, '')
    .replaceAll('’', "'")
    .replaceAll(/\s+/g, ' ')
    .toLowerCase()

const isLetter = (character: string | undefined): boolean => /[\p{L}\p{N}]/u.test(character ?? '')

/** Whether a text contains these words as whole ones: "yes" is not in "yesterday", nor "2.35" in "12.35". */
export function containsWords(text: string, words: string): boolean {
  const [all, wanted] = [plain(text), plain(words).trim()]
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1))
    if (!isLetter(all[at - 1]) && !isLetter(all[at + wanted.length])) return true
  return false
}

/** They say nothing about the world. */
const FUNCTION_WORDS = new Set(
  `a about above after again all also am an and any are as at be because been before being below between both but by
  can could did do does doing down during each either else even ever every few for from further had has have having he
  her here hers him his how i if in into is it its itself just let like may me might more most much must my neither no
  nor not now of off on once one only or other our ours out over own per please same shall she should so some such than
  that the their theirs them then there these they this those through to too under until up upon us very was we were
  what when where whether which while who whom whose why will with within without would yes yet you your yours`.split(
    /\s+/,
  ),
)

const NUMBER_WORDS = new Map(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen twenty`
    .split(/\s+/)
    .map((word, number) => [word, number] as const),
)
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
for (const [at, word] of TENS.entries()) NUMBER_WORDS.set(word, (at + 2) * 10)

/** Stems of the words with a meaning of their own; numbers are compared by `numbersOf`. */
export function contentWords(text: string): string[] {
  const words = plain(text).match(/\p{L}[\p{L}\p{M}']*/gu) ?? []
  return words
    .map((word) => word.replace(/'s?$/, ''))
    .filter((word) => word.length > 1 && !FUNCTION_WORDS.has(word) && !NUMBER_WORDS.has(word))
    .map(stemmer)
}

/** In digits, so that "4.95", "4,95" and "€4.95" are the same, and so are "ten" and "10". "One" is mostly no number. */
export function numbersOf(text: string): string[] {
  const digits = plain(text).match(/\d+(?:[.,:]\d+)*/g) ?? []
  const words = plain(text).match(/\p{L}+/gu) ?? []
  const spelt = words.flatMap((word) => {
    const number = NUMBER_WORDS.get(word)
    return number === undefined || number === 1 ? [] : [String(number)]
  })
  return [...digits.map((number) => number.replace(',', '.').replace(/\.0+$/, '')), ...spelt]
}
