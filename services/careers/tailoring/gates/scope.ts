// How much is claimed: whose work it was, how far it reached, how well it is known, and every word besides.
import {
  blocked,
  type Comparison,
  contentWords,
  isSaid,
  isSmall,
  type Objection,
  quoted,
} from '../comparison.ts'
import { HEDGES } from '../vocabulary/hedges.ts'
import { PROFICIENCY, REACH, STRENGTH } from '../vocabulary/strength.ts'
import type { Word } from '../words.ts'
import { hedgeProblem } from './hedges.ts'
import { isCode } from './names.ts'
import { othersProblem } from './others.ts'
import { causeProblem, orderProblem } from './sentence.ts'

export function scopeGate(comparison: Comparison): Objection {
  return (
    ownership(comparison) ??
    reach(comparison) ??
    proficiency(comparison) ??
    hedgeProblem(comparison) ??
    othersProblem(comparison) ??
    causeProblem(comparison) ??
    orderProblem(comparison) ??
    plural(comparison) ??
    newWords(comparison)
  )
}

/** "Migration" is what was done, not who did it; "ownership" is listed as such. */
const isNoun = ({ lower }: Word) => /(?:tion|ment|ance|ship|er|or|ers|ors|tions|ments)$/.test(lower)
const strengthOf = (word: Word) =>
  STRENGTH.get(word.lower) ?? (isNoun(word) ? undefined : STRENGTH.get(word.stem))
const isVerb = ({ lower, isFirst }: Word) =>
  isFirst ||
  /(?:ed|ing|ship|ible)$/.test(lower) ||
  /^(?:led|built|wrote|ran|drove|taught|sold|oversaw|cut|rebuilt|rewrote)$/.test(lower)
const top = (words: Word[], level: (word: Word) => number | undefined) =>
  Math.max(-1, ...words.map((word) => level(word) ?? -1))

/** By the stem of what is worked on: the strength of the verbs that it follows. */
function governed(words: Word[]): Map<string, number> {
  const levels = new Map<string, number>()
  let current: number | undefined
  let between = 0
  let isNext = false
  for (const word of words) {
    const level = strengthOf(word)
    // "Helped to build" stays help.
    const isHelped = current !== undefined && current <= 1 && between <= 1 && !isNext
    if (level !== undefined && isVerb(word)) current = isHelped ? Math.min(current ?? level, level) : level
    else if (word.isFirst) current = undefined
    if (current !== undefined && level === undefined && !isSmall(word) && !/^\p{N}/u.test(word.text))
      levels.set(word.stem, Math.max(levels.get(word.stem) ?? -1, current))
    between = level === undefined ? between + 1 : 0
    isNext = /^(?:and|but|then)$/.test(word.lower)
  }
  return levels
}

function ownership(comparison: Comparison): Objection {
  const { source, after, lowers } = comparison
  const most = Math.max(top(source.words, strengthOf), 0)
  const strong = after.words.find((word) => {
    const level = strengthOf(word) ?? -1
    return level >= 2 && level > most && !lowers.has(word.lower) && (level >= 3 || !isSaid(comparison, word))
  })
  if (strong) return blocked(`“${strong.text}” claims more than the résumé's line does`)
  const [own, theirs] = [governed(source.words), governed(after.words)]
  for (const [stem, level] of theirs) {
    const before = own.get(stem)
    if (before !== undefined && level > before && (level >= 3 || before <= 1)) {
      const word = after.words.find((other) => other.stem === stem)
      return blocked(`What is claimed of “${word?.text}” is more than in the résumé`)
    }
  }
  return null
}

function reach({ source, after, lowers }: Comparison): Objection {
  const level = (word: Word) => REACH.get(word.lower)
  const most = top(source.words, level)
  const far = after.words.find((word) => {
    const reached = level(word)
    return (
      reached !== undefined && reached >= 2 && !lowers.has(word.lower) && (reached > most || reached >= 4)
    )
  })
  if (far) return blocked(`“${far.text}” reaches further than the résumé's line`)
  // Whose: "my team's" work must not become "the company's", even where both are mentioned.
  const scoped = (words: Word[]) =>
    words.flatMap((word, index) =>
      /^(?:across|throughout|whole|entire|all|every)$/.test(word.lower)
        ? words.slice(index + 1, index + 4)
        : [],
    )
  const known = new Set(scoped(source.words).map(({ stem }) => stem))
  const wide = scoped(after.words).find(
    (word) => level(word) !== undefined && !known.has(word.stem) && (level(word) ?? 0) >= 2,
  )
  return wide ? blocked(`“${wide.text}” as a whole is not what the résumé's line claims`) : null
}

function proficiency({ source, after, lowers }: Comparison): Objection {
  const level = (word: Word) => PROFICIENCY.get(word.lower)
  const most = top(source.words, level)
  const well = after.words.find((word) => (level(word) ?? -1) > most && !lowers.has(word.lower))
  return well ? blocked(`“${well.text}” is more than the résumé says of it`) : null
}

/** "A service" is one: several are another claim. */
function plural({ source, after, lowers }: Comparison): Objection {
  const words = source.words
  const many = after.words.find((word) => {
    if (!/[a-z]s$/.test(word.lower) || /ss$/.test(word.lower) || lowers.has(word.lower)) return false
    const alike = words.filter(
      ({ stem, lower }) => stem === word.stem && word.lower.startsWith(lower.slice(0, -1)),
    )
    return (
      alike.length > 0 &&
      alike.every((one) => {
        const index = words.indexOf(one)
        const isLast =
          words[index + 1] === undefined ||
          !/^\s$/.test(source.text.slice(one.end, words[index + 1]?.start)) ||
          isSmall(words[index + 1] as Word)
        return (
          isLast &&
          words
            .slice(Math.max(0, index - 3), index)
            .some(({ lower }) => /^(?:a|an|one|single|the)$/.test(lower))
        )
      })
    )
  })
  return many ? blocked(`“${many.text}” are more than the one in the résumé`) : null
}

function newWords(comparison: Comparison): Objection {
  const { after } = comparison
  const smaller = understatements(comparison)
  const isHedged = ({ start, end }: Word) => smaller.some((span) => span.start <= start && end <= span.end)
  const words = contentWords(after.words).filter(
    (word) => !isCode(word.text) && !isSaid(comparison, word) && !isHedged(word) && !isPeriod(after, word),
  )
  return words.length > 0
    ? blocked(`${quoted(words.map(({ text }) => text))} is not in the lines that it comes from`)
    : null
}

/** "Every month" is "monthly": how often is the numbers' gate's. */
const isPeriod = ({ text }: Comparison['after'], word: Word) =>
  /^(?:each|every)$/.test(word.lower) &&
  /^\s+(?:\d+\s+|two\s+|other\s+)?(?:second|minute|hour|day|week|month|quarter|year|shift|sprint)/i.test(
    text.slice(word.end),
  )

/** "Helped to build" says less than "built", and as little as "took part in building". */
function understatements({ source, after }: Comparison) {
  const isMade = top(source.words, strengthOf) >= 1
  const kinds = (['help', 'part', 'knowing'] as const).filter(
    (kind) => source.text.search(HEDGES[kind]) >= 0 || (kind === 'help' && isMade),
  )
  return kinds.flatMap((kind) =>
    [...after.text.matchAll(HEDGES[kind])].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    })),
  )
}
