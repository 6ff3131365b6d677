// Takes out of a résumé what its source does not say. A model may add an example person, a job or a number, or do what
// a sentence in the text tells it; whatever it does, only words of the source are left.
import type { ResumeContent } from '../../careers/resumes/schemas.ts'

/** The part of a sentence's words that have to be in the source; numbers have to be there all. */
const SUPPORTED = 0.8

/** Returns null when nothing is left. */
export function groundResume(content: ResumeContent, source: string): ResumeContent | null {
  const words = new Set(wordsOf(source))
  const isSaid = (text: string, part: number) => {
    const all = wordsOf(text)
    const found = all.filter((word) => words.has(word))
    const areNumbersSaid = all.every((word) => !/\d/.test(word) || words.has(word))
    return areNumbersSaid && found.length >= all.length * part
  }

  /** Facts have to be said word by word, sentences nearly. */
  function grounded(value: unknown, name: string): unknown {
    if (typeof value === 'string') {
      if (name === 'id' || name === 'iso') return value
      return isSaid(value, SENTENCES.has(name) ? SUPPORTED : 1) ? value : ''
    }
    if (Array.isArray(value))
      return value.map((item) => grounded(item, name)).filter((item) => !isEmpty(item))
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value)
    // The text of a line is a sentence, whatever list it is in; a date without its text says nothing.
    const result = Object.fromEntries(
      entries.map(([key, child]) => [
        key,
        grounded(child, key === 'text' && name !== 'start' ? 'line' : key),
      ]),
    )
    if ('iso' in result) return result.text === '' ? null : withIso(result, words)
    return result
  }

  const result = grounded(content, '') as ResumeContent
  return isEmpty(result) ? null : result
}

const SENTENCES = new Set(['summary', 'line', 'reference', 'label'])

/** The year has to be the source's; a month may be written in words there. */
function withIso(date: Record<string, unknown>, words: Set<string>) {
  const year = String(date.iso ?? '').slice(0, 4)
  return words.has(year) || [...words].some((word) => word.includes(year) && year !== '')
    ? date
    : { ...date, iso: null }
}

/** Whether nothing but ids, flags and dates is there. */
function isEmpty(value: unknown): boolean {
  if (value === null || typeof value === 'boolean' || value === '') return true
  if (Array.isArray(value)) return value.every(isEmpty)
  if (typeof value !== 'object') return false
  return Object.entries(value).every(
    ([name, child]) => ['id', 'start', 'end'].includes(name) || isEmpty(child),
  )
}

/** Letters and digits of any script, without case or accents' spelling. */
const wordsOf = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
