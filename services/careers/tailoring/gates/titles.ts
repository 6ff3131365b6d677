// What somebody was, studied and holds: never more than the source says, and no "intern" gets lost.
import { blocked, type Comparison, contentWords, matchesOf, type Objection, quoted } from '../comparison.ts'
import { LESSER_TITLES } from '../vocabulary/hedges.ts'
import { CERTIFICATES, degreesIn, RANKS, ROLE_NOUNS } from '../vocabulary/titles.ts'
import type { Word } from '../words.ts'

const singular = (word: string) => word.replace(/(?<=[a-z]{3})s$/, '').replace(/^co-?founder$/, 'cofounder')
const SAME: Record<string, string> = {
  sr: 'senior',
  jr: 'junior',
  vice: 'vp',
  admin: 'administrator',
  developer: 'developer',
}
const nameOf = ({ lower }: Word) => SAME[singular(lower)] ?? singular(lower)

/** A verb and a noun: "leads the team" against "the team's leads". */
const BOTH = new Set([
  'lead',
  'head',
  'principal',
  'chair',
  'captain',
  'partner',
  'fellow',
  'associate',
  'advocate',
  'coach',
  'master',
  'staff',
  'chief',
  'global',
  'regional',
  'group',
  'general',
  'managing',
  'expert',
  'experienced',
  'member',
])
const VERBAL = new Set(['lead', 'head', 'managing', 'chair', 'captain', 'coach', 'master', 'advocate'])

const QUIET = new Set(['staff', 'group', 'general', 'global', 'regional', 'experienced', 'expert'])

function titleWords(words: Word[]): Word[] {
  return words.filter((word, index) => {
    const name = nameOf(word)
    if (!ROLE_NOUNS.has(name) && !RANKS.has(name)) return false
    // "Staff" and "group" are ranks before a title only.
    if (QUIET.has(name) && !ROLE_NOUNS.has(nameOf(words[index + 1] ?? word))) return false
    return !(VERBAL.has(name) && word.isFirst)
  })
}

export function titlesGate({ source, after, before, field }: Comparison): Objection {
  const known = new Set(source.words.flatMap((word) => [nameOf(word), word.stem]))
  const strange = titleWords(after.words).filter((word) => !known.has(nameOf(word)) && !isVerb(word, known))
  if (strange.length > 0)
    return blocked(
      `${quoted(strange.map(({ text }) => text))} is not a title in the lines that it comes from`,
    )
  const posed = POSED.exec(after.text)?.[0]
  if (
    posed &&
    ROLE_NOUNS.has(singular(posed.split(' ').at(-1)?.toLowerCase() ?? '')) &&
    !/\b(?:as|was|became)\b/i.test(source.text)
  )
    return blocked(`“${posed}” is not what the résumé says somebody was`)
  const opening = after.words[0]
  if (
    opening &&
    ROLE_NOUNS.has(nameOf(opening)) &&
    !VERBAL.has(nameOf(opening)) &&
    isOtherPerson(source.text, opening)
  )
    return blocked(`“${opening.text}” is somebody else in the résumé`)
  const named = titlePhrase(after.words)
  if (named && isOtherPerson(source.text, named))
    return blocked(`“${named.text}” is somebody else in the résumé`)
  const ranks = titleWords(after.words).filter((word) => RANKS.has(nameOf(word)))
  const often = ranks.find((word) => countOf(ranks, word) > countOf(source.words, word))
  if (often && !VERBAL.has(nameOf(often)))
    return blocked(`“${often.text}” is said more often than in the résumé`)
  const raised = raisedTitle(source.words, after.words)
  if (raised) return blocked(`“${raised}” is more than the title in the résumé`)
  const lost = lostLesser(before.text, after.text, after.words, before.words)
  if (lost) return blocked(`“${lost}” got lost from the title`)
  return field === 'label' ? headline(source.text, after.text) : null
}

/** The title with which a line begins: "Vice president", "Lead architect". */
const titlePhrase = (words: Word[]): Word | undefined => {
  const index = words.findIndex((word) => ROLE_NOUNS.has(nameOf(word)) && !VERBAL.has(nameOf(word)))
  const isOpening =
    index > 0 &&
    index <= 2 &&
    words.slice(0, index).every((word) => RANKS.has(nameOf(word)) || LESSER.has(word.lower))
  return isOpening ? words[index] : undefined
}
const LESSER = new Set(['vice', 'deputy', 'general', 'managing'])

const isOtherPerson = (source: string, { lower }: Word) =>
  new RegExp(
    `\\b(?:to|for|with|by|the|under|of)\\s+(?:an?\\s+|the\\s+|my\\s+|our\\s+)?(?:\\p{L}+\\s+){0,2}${lower}\\b`,
    'iu',
  ).test(source) && !/\bas\b/i.test(source)

const POSED = /\b(?:as|was|became) (?:an? |the )?(?:\p{L}+ ){0,2}?\p{L}+/iu
const countOf = (words: Word[], { lower }: Word) => words.filter((word) => word.lower === lower).length

const isVerb = (word: Word, known: ReadonlySet<string>) => BOTH.has(nameOf(word)) && known.has(word.stem)

/** A rank must stand before a noun that it stands before in the source, too. */
function raisedTitle(source: Word[], after: Word[]): string | null {
  const pairs = (words: Word[]) =>
    words.flatMap((word, index) => {
      const next = words.slice(index + 1, index + 4).find((other) => ROLE_NOUNS.has(nameOf(other)))
      return RANKS.has(nameOf(word)) && next && !word.isFirst ? [[nameOf(word), nameOf(next)].join(' ')] : []
    })
  const first = (words: Word[]) => {
    const [one, ...rest] = words
    const next = rest.slice(0, 3).find((other) => ROLE_NOUNS.has(nameOf(other)))
    return one && next && RANKS.has(nameOf(one)) && !VERBAL.has(nameOf(one))
      ? [`${nameOf(one)} ${nameOf(next)}`]
      : []
  }
  const known = new Set([...pairs(source), ...first(source)])
  const nouns = new Set(source.map(nameOf))
  const joined = source.map(nameOf).join(' ')
  return (
    [...pairs(after), ...first(after)].find((pair) => {
      const [, noun = ''] = pair.split(' ')
      return nouns.has(noun) && !known.has(pair) && !joined.includes(pair)
    }) ?? null
  )
}

function lostLesser(before: string, after: string, words: Word[], source: Word[]): string | null {
  const normal = (found: string[]) =>
    found.map((word) => singular(word.replace(/ship$/, '')).replace(/^jr$/, 'junior'))
  const [had, has] = [normal(matchesOf(before, LESSER_TITLES)), normal(matchesOf(after, LESSER_TITLES))]
  const kept = new Set(contentWords(words).map(({ stem }) => stem))
  const isKept = contentWords(source).some(
    ({ stem, lower }) => kept.has(stem) && !had.includes(singular(lower)),
  )
  return isKept ? (had.find((word) => !has.includes(word)) ?? null) : null
}

/** A headline is a title that the source carries as a whole, not one put together. */
function headline(source: string, after: string): Objection {
  const plain = (text: string) =>
    ` ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}+#.]+|\.+$/gu, ' ')
      .trim()} `
  const titles = source.split(/\.\n|[|•·;\n]/).map(plain)
  const parts = after
    .split(/[|•·;,\n]/)
    .map(plain)
    .filter((part) => part.trim() !== '')
  const strange = parts.find((part) => !titles.some((title) => title.includes(part)))
  return strange ? blocked(`“${strange.trim()}” is not a title in the résumé as a whole`) : null
}

const UNFINISHED =
  /\b(?:expected|anticipated|in progress|ongoing|pursuing|candidate|towards?|studying|attended|coursework|incomplete|unfinished|not completed|without (?:a )?degree|dropped out|abandoned|preparing|planned|scheduled|equivalent|minor|foundation|partial|started|(?:\w+) of (?:\w+) (?:years|semesters|terms))\b/giu

export function degreesGate({ source, after, before }: Comparison): Objection {
  const strange = [...degreesIn(after.text)].filter((degree) => !degreesIn(source.text).has(degree))
  if (strange.length > 0) return blocked(`${quoted(strange)} is not a degree of the lines that it comes from`)
  const isStudy = degreesIn(before.text).size > 0
  const lost = matchesOf(before.text, UNFINISHED).filter(
    (word) => !matchesOf(after.text, UNFINISHED).includes(word),
  )
  const keeps = degreesIn(after.text).size > 0
  return isStudy && keeps && lost.length > 0 ? blocked(`${quoted(lost)} got lost from the degree`) : null
}

const PREPARING =
  /\b(?:preparing|studying|in progress|planned|expected|candidate|scheduled|pursuing|towards?|expired|lapsed|shortlisted|nominated|finalist|pending|applied)\b/giu

export function certificatesGate({ source, after, before }: Comparison): Objection {
  const stem = (word: string) =>
    word
      .replace(/^certif.*/, 'certif')
      .replace(/^accred.*/, 'accred')
      .replace(/s$/, '')
      .replace(/(?:ed|-winning)$/, '')
  const known = new Set(matchesOf(source.text, CERTIFICATES).map(stem))
  const said = matchesOf(after.text, CERTIFICATES)
  const strange = said.filter((word) => !known.has(stem(word)))
  if (strange.length > 0)
    return blocked(`${quoted(strange)} is not a certificate of the lines that it comes from`)
  const lost = matchesOf(before.text, PREPARING).filter(
    (word) => !matchesOf(after.text, PREPARING).includes(word),
  )
  return said.length > 0 && lost.length > 0 ? blocked(`${quoted(lost)} got lost from the certificate`) : null
}
