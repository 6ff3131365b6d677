// Names are shown in lists, mails, papers and on the title of a window: one line each, in the order it is written.
import { AppError } from './errors.ts'

/** Control characters, line breaks, and signs that turn around what follows them. */
export const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u
/** All that a name may have beside letters and still look like nothing. */
const INVISIBLE = /[\s\p{Cf}]/gu

export const isBlank = (text: string): boolean => text.replace(INVISIBLE, '') === ''

/** Throws AppError `invalid` naming the field of the first text that is not one line. */
export function checkOneLine(texts: Record<string, string>): void {
  const found = Object.entries(texts).find(([, text]) => UNSEEN.test(text))
  if (!found) return
  const message = 'must be one line without invisible signs'
  throw new AppError('invalid', `${found[0]} ${message}`, { errors: [{ field: found[0], message }] })
}
