// Work that others did, or did too, must not become one's own alone, and what happened must not become a deed.
import { blocked, type Comparison, type Objection } from '../comparison.ts'
import { isCovered } from '../vocabulary/synonyms.ts'

const OTHERS =
  'colleagues?|teammates?|co-?workers?|partners?|friends?|classmates?|others|peers?|team|group|company|firm|department|agency|vendors?|contractors?|we'
const PATTERNS = [
  // "The team won …"
  new RegExp(
    `^\\W*(?:(?:our|the|my|a)\\s+)?(?:\\p{L}+\\s+)?(${OTHERS})\\s+(?!lead|leader|manager|building|work|of|for|and)\\p{L}+`,
    'iu',
  ),
  // "… with two colleagues"
  /\b(?:with|alongside|by)\s+(?:\p{L}+\s+|\d+\s+){0,3}(colleagues?|teammates?|co-?workers?|partners?|friends?|classmates?|others|peers?|my team|the team|our team)\b/iu,
  // "… a colleague built …"
  new RegExp(
    `\\b(?:a|an|my|our|the|another|other)\\s+(${OTHERS})\\s+\\p{L}+(?:ed|ilt|ote|ran|ove|ade|old|ght)\\b`,
    'iu',
  ),
]

/** Words that limit a claim wherever they stand. */
const LIMITS =
  /\b(?:under (?:the |close )?(?:supervision|guidance|direction|mentorship|leadership)|substitute|stand-in|read(?:-only)? access|read-only|unofficial(?:ly)?|informal(?:ly)?|unpaid|mock|simulated|on behalf of|nearly|almost|virtually|hobby|toy|side project|in my free time|free time|for practice|at school|at university)\b/giu

const ROSE =
  /^\W*(?:(?:the|our|my)\s+)?(?:\p{L}+\s+){1,3}?(rose|fell|grew|increased|dropped|doubled|tripled|improved|climbed|declined|decreased|halved|shrank)\b/iu

export function othersProblem({ before, after, stems }: Comparison): Objection {
  for (const pattern of PATTERNS) {
    const [said, who = ''] = pattern.exec(before.text) ?? []
    const family = new RegExp(
      `\\b(?:${who.replace(/s$/, '')}s?|team|we|our|us|together|jointly|co-\\p{L}+|colleagues?|contribut\\p{L}+|help\\p{L}*|assist\\p{L}*|support\\p{L}*|particip\\p{L}+|collabor\\p{L}+)\\b`,
      'iu',
    )
    if (said && !family.test(after.text)) return blocked(`“${said.trim()}” names others, who got lost`)
  }
  const limits = [...before.text.matchAll(LIMITS)].map(([limit]) => limit.toLowerCase())
  const lost = limits.find((limit) => !after.text.toLowerCase().includes(limit) && !isNear(limit, after.text))
  if (lost) return blocked(`“${lost}” got lost, so it claims more`)
  if (
    /\bwork(?:ed|ing|s)? (?:at|for|as)\b/i.test(after.text) &&
    !/\b(?:work\p{L}*|as|at|for)\b/iu.test(before.text)
  )
    return blocked('The résumé does not say that somebody worked there')
  if (/\bwork(?:ed|ing|s)? (?:at|for)\b/i.test(after.text) && !/\bwork/i.test(before.text))
    return blocked('The résumé does not say that somebody worked there')
  const [, rose] = ROSE.exec(before.text) ?? []
  const first = after.words[0]
  return rose &&
    first &&
    before.words[0]?.stem !== first.stem &&
    isCovered(first.stem, stems) &&
    DEEDS.test(first.lower)
    ? blocked(`“${first.text}” makes a deed of what happened`)
    : null
}

const isNear = (limit: string, after: string) =>
  /^(?:nearly|almost|virtually)$/.test(limit) &&
  /\b(?:nearly|almost|virtually|close to|up to|about|under)\b/i.test(after)
const DEEDS =
  /^(?:rais|increas|grew|grow|boost|doubl|tripl|improv|reduc|cut|lower|decreas|halv|drop|expand|shrank)/
