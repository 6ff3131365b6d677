// Cells of a recipient's row, as they go into a mail: whatever a cell contains, it is text and nothing else.
import { meantField, withoutInvisible } from '../recipients/field-names.ts'
import type { Fields } from '../recipients/schemas.ts'
import { MAX_VALUE } from '../recipients/values.ts'

const MAX_SUBJECT_VALUE = 200
/** A header line of a mail has at most 998 octets (RFC 5322, 2.1.1). */
const MAX_SUBJECT = 600

const CONTROLS = /(?![\n\t])\p{Cc}/gu
/** They reverse the text after them, so that a name could write over the sentence around it. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/** Code points that are no characters; the renderer marks its slots with two of them. */
const NO_CHARACTERS = /[\ufdd0-\ufdef\ufffe\uffff]/g

export const withoutMarks = (text: string) => text.replace(NO_CHARACTERS, '')

/** A cell with its line breaks; everything invisible that could harm is left out. */
export const cell = (text: string): string =>
  withoutMarks(text.slice(0, MAX_VALUE).toWellFormed())
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '')
    .replace(DIRECTIONS, '')
    .trim()

/** The same on one line. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

export const subjectValue = (text: string): string => oneLine(text).slice(0, MAX_SUBJECT_VALUE).toWellFormed()

export const subjectLine = (text: string): string =>
  oneLine(
    withoutMarks(text.toWellFormed())
      .replace(/\p{Cc}/gu, ' ')
      .replace(DIRECTIONS, ''),
  )
    .slice(0, MAX_SUBJECT)
    .toWellFormed()

/** Empty when the row has nothing to show for it. */
export function fieldValue(fields: Fields, name: string): string {
  const own = Object.hasOwn(fields, name) ? name : meantField(name, Object.keys(fields))
  const value = own === null ? undefined : fields[own]
  const text = value === undefined ? '' : cell(value)
  return withoutInvisible(text).trim() === '' ? '' : text
}
