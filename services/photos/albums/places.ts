// Places in the order by hand: texts between any two of which there is room for another.
import { BASE_62_DIGITS, generateNKeysBetween } from 'fractional-indexing'

/** The head that says that seven digits follow: enough for milliseconds until the year 2081. */
const SEVEN_DIGITS = 'g'
const DIGITS_OF_TIME = 7
const DIGITS_OF_INDEX = 3
const LETTERS_OF_ID = 4

/** Places longer than this are made anew, together with those around them. */
export const LONGEST_PLACE = 60

function digits(value: number, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest = Math.floor(rest / BASE_62_DIGITS.length))
    text = (BASE_62_DIGITS[rest % BASE_62_DIGITS.length] ?? '0') + text
  return text
}

export interface Arrival {
  photoId: string
  /** Milliseconds since the epoch. */
  at: number
  /** Among those that are added together. */
  index: number
}

/**
 * The place of a photo that is added: behind all that were added before. It needs no look at the others, so that many
 * can be added at the same time, and the photo's id keeps those apart that are added in the same moment.
 */
export const placeOfArrival = ({ photoId, at, index }: Arrival): string =>
  SEVEN_DIGITS +
  digits(at, DIGITS_OF_TIME) +
  digits(index, DIGITS_OF_INDEX) +
  photoId.replace(/[^0-9A-Za-z]/g, '').slice(-LETTERS_OF_ID) +
  // A place does not end in the lowest digit.
  'V'

/** So many places between two, in order; null is the beginning or the end. */
export const placesBetween = (before: string | null, after: string | null, count: number): string[] =>
  generateNKeysBetween(before, after, count)

/** Whether it can be a place at all, so that others can be put beside it. */
export function isPlace(text: string): boolean {
  try {
    generateNKeysBetween(text, null, 1)
    generateNKeysBetween(null, text, 1)
    return true
  } catch {
    return false
  }
}
