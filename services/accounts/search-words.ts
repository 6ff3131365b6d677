import { canonicalEmail } from './email.ts'

const LONGEST_BEGINNING = 20
/** Enough for any name and address; long arrays make an index expensive. */
const MOST_BEGINNINGS = 120

/** The beginnings of words by which an administrator can find a person. */
export function searchWords({ name, email }: { name: string; email: string }): string[] {
  const address = canonicalEmail(email)
  const words = [address, ...wordsOf(address), ...wordsOf(name)]
  const beginnings = words.flatMap((word) => {
    const characters = [...word].slice(0, LONGEST_BEGINNING)
    return characters.map((_, end) => characters.slice(0, end + 1).join(''))
  })
  return [...new Set(beginnings)].slice(0, MOST_BEGINNINGS)
}

/** Splits what was typed into the search; a match must have all of the words. */
export function searchTerms(search: string): string[] {
  const typed = canonicalEmail(search)
  const terms = typed.includes('@') ? [typed] : wordsOf(search)
  return terms.map((term) => [...term].slice(0, LONGEST_BEGINNING).join(''))
}

const wordsOf = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

export const hasWord = (person: { name: string; email: string }, term: string): boolean =>
  searchWords(person).includes(term)
