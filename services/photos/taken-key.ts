// The place of a photo in the order of capture.
import { fold } from '../platform/words.ts'

/** Letters of a name that decide; long names differ before. */
const MOST_LETTERS = 80

/**
 * The local time of capture, and then the file's name, because cameras without fractions of a second number the photos
 * of one second. The space between them is smaller than any sign that continues a time.
 */
export const takenKeyOf = (time: string, name: string): string =>
  `${time.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')} ${naturally(fold(name.slice(0, MOST_LETTERS)))}`

/** Puts the number of digits before each number, so that texts in alphabetical order have their numbers in order. */
const naturally = (text: string) =>
  text
    .replace(/0*(\d+)/g, (_, digits: string) => `${String(digits.length).padStart(2, '0')}${digits}`)
    .slice(0, MOST_LETTERS)
