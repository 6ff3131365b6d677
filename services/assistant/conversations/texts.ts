// What is taken from the texts that people write.
import { AppError } from '../../platform/errors.ts'
import { isBlank, UNSEEN } from '../../platform/one-line.ts'

const TITLE_LETTERS = 80
const PREVIEW_LETTERS = 200

/** One line, without signs that nobody sees. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll(new RegExp(UNSEEN, 'gu'), '').trim()

const cut = (text: string, most: number) => {
  const letters = [...text]
  return letters.length <= most ? text : `${letters.slice(0, most).join('').trimEnd()}…`
}

export const titleOf = (question: string): string => cut(oneLine(question), TITLE_LETTERS)
export const previewOf = (text: string): string => cut(oneLine(text), PREVIEW_LETTERS)

/** Throws AppError `invalid` naming the field. */
export function checkSaid(field: string, text: string): void {
  if (!isBlank(text)) return
  const message = 'is empty'
  throw new AppError('invalid', 'There is nothing to read in it.', { errors: [{ field, message }] })
}
