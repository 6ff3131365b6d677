// Names of companies, technologies, people and places, addresses: only those that the source names.
import {
  blocked,
  type Comparison,
  isSaid,
  isSmall,
  matchesOf,
  type Objection,
  quoted,
} from '../comparison.ts'
import { isInQuantity } from '../quantities.ts'
import { RANKS, ROLE_NOUNS } from '../vocabulary/titles.ts'
import type { Word } from '../words.ts'

/** `CamelCase`, `k8s`, `Node.js`, `C++`, `AWS`: the shape of a product's or a standard's name. */
export const isCode = (word: string) =>
  /\p{Ll}\p{Lu}|[+#]$|\p{L}\.\p{L}|\p{L}\p{N}|^\p{N}+\p{Lu}|^\p{Lu}{2,}s?$|&/u.test(word) &&
  /\p{L}/u.test(word)

const isTitleWord = ({ lower }: Word) => ROLE_NOUNS.has(lower) || RANKS.has(lower)

export function technologiesGate(comparison: Comparison): Objection {
  const { source, after } = comparison
  const known = new Set(source.skills.map(({ id }) => id))
  const isWritten = (word: string) => source.text.toLowerCase().includes(word.toLowerCase())
  const strange = after.skills
    .filter((skill) => !known.has(skill.id) && !isInQuantity(comparison.quantities, skill))
    // "Refactoring" is a skill and what was done: the line says it where it says the word.
    .filter(({ start, end }) => !isDone(comparison, start, end))
    .map(({ start, end }) => after.text.slice(start, end))
    // The same letters may be the name of a skill here and an ordinary word there.
    .filter((name) => !isWritten(name) || name !== name.toLowerCase())
  const codes = after.words.filter(
    (word) => isCode(word.text) && !isTitleWord(word) && !isSaid(comparison, word),
  )
  const names = [...strange, ...codes.map(({ text }) => text)].filter(
    (name) => !/^\p{N}+(?:st|nd|rd|th|s)?$/u.test(name),
  )
  return names.length > 0 ? blocked(`${quoted(names)} is not in the lines that it comes from`) : null
}

const isDone = ({ after, stems }: Comparison, start: number, end: number) => {
  const words = after.words.filter((word) => word.start >= start && word.end <= end)
  return (
    words.length > 0 &&
    words.every((word) => (word.isFirst || word.text === word.lower) && stems.has(word.stem))
  )
}

export function employersGate(comparison: Comparison): Objection {
  const names = comparison.after.words.filter(
    (word) =>
      !word.isFirst &&
      /^\p{Lu}/u.test(word.text) &&
      !isCode(word.text) &&
      !isSmall(word) &&
      !isTitleWord(word) &&
      !isSaid(comparison, word),
  )
  return names.length > 0
    ? blocked(`${quoted(names.map(({ text }) => text))} is not named in the lines that it comes from`)
    : null
}

const LINK =
  /\b(?:https?:\/\/|www\.)[^\s<>"')\]]+|\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|app|de|fr|uk|eu|ai|co|me|info|ch|at|cz|es|it|jp|ru|us|edu|gov|page|cloud|tech)\b(?:\/[^\s<>"')\]]*)?/giu
const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/giu
const PHONE = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d[\d\s()./-]{6,}\d(?!\p{N})/gu

const exact = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([match]) => match.replace(/[.,;:]+$/, ''))

export function linksGate({ source, after }: Comparison): Objection {
  const isMail = (link: string) => exact(after.text, EMAIL).some((mail) => mail.includes(link))
  const known = exact(source.text, LINK)
  // `Node.js` and `ASP.net` look like addresses but are names, which another gate judges.
  const names = new Set(after.skills.map(({ start, end }) => after.text.slice(start, end)))
  const strange = exact(after.text, LINK).filter(
    (link) => !known.includes(link) && !isMail(link) && !names.has(link),
  )
  return strange.length > 0
    ? blocked(`${quoted(strange)} is not a link of the résumé, letter for letter`)
    : null
}

const phones = (text: string) =>
  exact(text, PHONE)
    .map((phone) => phone.trim())
    .filter((phone) => {
      const digits = phone.replace(/\D/g, '').length
      return (
        digits >= 7 &&
        !/^(?:19|20)\d{2}\D+(?:19|20)\d{2}$/.test(phone) &&
        (digits >= 9 || /^(?:\+|00)/.test(phone))
      )
    })

export function contactGate({ source, after, before, section, field }: Comparison): Objection {
  const isContact = section === 'basics' && field !== 'summary' && field !== 'label'
  if (isContact && before.text !== after.text)
    return blocked('The contact block stays as it is in the résumé, letter for letter')
  const mails = exact(after.text, EMAIL).filter((mail) => !exact(source.text, EMAIL).includes(mail))
  const numbers = phones(after.text).filter((phone) => !phones(source.text).includes(phone))
  const strange = [...mails, ...numbers]
  return strange.length > 0 ? blocked(`${quoted(strange)} is not in the résumé, letter for letter`) : null
}

export const emailsAndLinks = (text: string) => [...matchesOf(text, EMAIL), ...matchesOf(text, LINK)]
