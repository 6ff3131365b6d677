// The same words in another order or with another join can be another claim.
import { blocked, type Comparison, isSmall, type Objection } from '../comparison.ts'
import { isCovered } from '../vocabulary/synonyms.ts'
import type { Word } from '../words.ts'

const CAUSE =
  /\b(?:resulting|resulted|leading to|led to|leads to|thereby|thus|hence|therefore|because|due to|thanks to|enabling|enabled|allowing|allowed|causing|caused|driving|drove|yielding|yielded|so that|by \p{L}+ing|which (?:cut|reduced|increased|improved|saved|raised|led|enabled|allowed)|ensuring|ensured)\b/giu
const JOINED =
  /,\s*\p{L}+ing\b|\b(?:by|through|via|using|with|to|for|after|so|which|result\p{L}*|led|lead\p{L}*|enabl\p{L}*|allow\p{L}*|caus\p{L}*|ensur\p{L}*|driv\p{L}*|drove|thus|thereby|because|due|thanks|yield\p{L}*)\b|→|:|;|=>/iu

/** That one thing brought about the other is a claim of its own. */
export function causeProblem({ source, after }: Comparison): Objection {
  const cause = [...after.text.matchAll(CAUSE)][0]?.[0]
  return cause && !JOINED.test(source.text)
    ? blocked(`“${cause}” makes one thing the cause of the other, which the résumé does not`)
    : null
}

const DIRECTED = new Set(['from', 'to', 'into', 'with', 'than', 'by', 'over', 'for', 'against'])
const TURNS =
  /\b(?:from|replac|migrat|switch|mov|convert|swap|port|transition|instead|rather|faster|better|more|less|translat|exchang|substitut|rewr|taught|teach|train|mentor|coach|manag|supervis|report|sold|bought|acquir)/i

/** Replacing A with B is not replacing B with A. */
export function orderProblem({ source, after }: Comparison): Objection {
  const turned = passive(source.words, after.words, source.text)
  if (turned || !TURNS.test(source.text)) return turned
  const [known, said] = [behind(source.words), behind(after.words)]
  const stems = new Set(source.words.map(({ stem }) => stem))
  for (const [preposition, [first]] of said) {
    const objects = known.get(preposition)
    if (!objects || !first || !stems.has(first.stem)) continue
    if (
      !isCovered(
        first.stem,
        objects.map(({ stem }) => stem),
      )
    )
      return blocked(`“${preposition} ${first.text}” turns the résumé's line round`)
  }
  return null
}

/** By preposition, what stands behind it until the next small word. */
function behind(words: Word[]): Map<string, Word[]> {
  const found = new Map<string, Word[]>()
  for (const [index, word] of words.entries()) {
    if (!DIRECTED.has(word.lower)) continue
    const rest = words
      .slice(index + 1)
      .filter(({ lower }) => !/^(?:a|an|the|our|my|its|their|and|or|of)$/.test(lower))
    const end = rest.findIndex((other) => isSmall(other) || other.isFirst)
    const objects = (end < 0 ? rest : rest.slice(0, end)).slice(0, 6)
    found.set(word.lower, [...(found.get(word.lower) ?? []), ...objects])
  }
  return found
}

const ACTORS =
  /^(?:colleagues?|teammates?|others|team|company|vendors?|agency|partners?|contractors?|consultants?|students?|professors?|managers?|engineers?|developers?|experts?|designers?|founders?)$/

/** "Trained by engineers" is not "trained engineers". */
function passive(source: Word[], after: Word[], text: string): Objection {
  const agent = source.findIndex(({ lower }) => lower === 'by')
  const verb = source[agent - 1]
  if (agent < 1 || !verb || !/(?:ed|t|n|d)$/.test(verb.lower)) return null
  const isVerbKept = after.some(({ stem }) => stem === verb.stem)
  const object = source.slice(agent + 1).find((word) => !isSmall(word))
  const isActor = object !== undefined && ACTORS.test(object.lower)
  if (isActor && isVerbKept && !after.some(({ lower }) => lower === 'by'))
    return blocked(`“${text.slice(verb.start, object.end)}” is what others did`)
  if (!object || /^\p{N}/u.test(object.text) || /ing$/.test(object.lower)) return null
  const isThere =
    after.some(({ stem }) => stem === object.stem) && after.some(({ stem }) => stem === verb.stem)
  return isThere && !after.some(({ lower }) => lower === 'by')
    ? blocked(`“${text.slice(verb.start, object.end)}” is turned round`)
    : null
}
