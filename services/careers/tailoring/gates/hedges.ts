// Words that make a claim smaller must not get lost from what they belong to: "helped", "no", "planned", "one of".
import { blocked, type Comparison, contentWords, type Objection } from '../comparison.ts'
import { HEDGES, type HedgeKind } from '../vocabulary/hedges.ts'
import { areSynonyms } from '../vocabulary/synonyms.ts'
import { stemOf, type Word, wordsOf } from '../words.ts'

interface Hedge {
  text: string
  /** The words right behind it, which it makes smaller. */
  objects: Word[]
}

const OBJECTS: Record<HedgeKind, number> = { help: 4, not: 2, unfinished: 3, part: 2, knowing: 3, under: 2 }
/** Characters behind a hedge in which its objects stand: looking to the end of a text for each would cost its square. */
const OBJECTS_WITHIN = 300
const SENTENCE_END = /[.;!?\n]|,? (?:and|but) (?=\p{L}+ed\b)/u

/** Each with its objects once: those that come again say nothing new, and all are compared with all. */
function hedgesIn(text: string, kind: HedgeKind): Hedge[] {
  const hedges = [...text.matchAll(HEDGES[kind])].map((match) => {
    const start = match.index + match[0].length
    const rest = text.slice(start, start + OBJECTS_WITHIN)
    const end = SENTENCE_END.exec(rest)?.index ?? rest.length
    return { text: match[0], objects: contentWords(wordsOf(rest.slice(0, end))).slice(0, OBJECTS[kind]) }
  })
  const keyOf = ({ text, objects }: Hedge) =>
    [text.toLowerCase(), ...objects.map(({ lower }) => lower)].join(' ')
  return [...new Map(hedges.map((hedge) => [keyOf(hedge), hedge])).values()]
}

const isKept = (object: Word, words: Word[]) => words.some(({ stem }) => areSynonyms(stem, object.stem))

export function hedgeProblem({ source, after, before }: Comparison): Objection {
  for (const kind of Object.keys(HEDGES) as HedgeKind[]) {
    const had = hedgesIn(before.text, kind)
    const has = hedgesIn(after.text, kind)
    const lost =
      kind === 'not' ? negationProblem(had, has, after.words) : lostHedge(kind, had, has, after.words)
    if (lost) return blocked(`“${lost}” got lost, so it claims more`)
  }
  const isDenied = hedgesIn(source.text, 'not').length > 0
  const strange = isDenied
    ? undefined
    : hedgesIn(after.text, 'not').find(({ text }) => !/^(?:nor|neither)$/i.test(text))
  if (strange) return blocked(`“${strange.text}” is not in the résumé's line`)
  return agentProblem(before.text, after.text)
}

/** Where "by" is followed by a way of doing and not by somebody, it makes nothing smaller. */
const isMeans = (kind: HedgeKind, { text, objects: [first] }: Hedge) =>
  kind === 'under' &&
  /^(?:by|under)$/i.test(text) &&
  (!first ||
    /ing$|^\p{N}/u.test(first.lower) ||
    !/^(?:senior|engineer|team|manager|lead|staff|expert|mentor|director|supervisor|colleague|vendor|contractor|consultant|agency|peer|professor|others?)/.test(
      first.lower,
    ))

function lostHedge(kind: HedgeKind, had: Hedge[], has: Hedge[], words: Word[]): string | null {
  for (const hedge of had) {
    if (isMeans(kind, hedge)) continue
    const kept = hedge.objects.filter((object) => isKept(object, words))
    if (kept.length === 0) continue
    const isThere = has.some((other) => kept.some((object) => isKept(object, other.objects)))
    const head = stemOf(hedge.text.split(/\s/)[0]?.toLowerCase() ?? '')
    if (kind !== 'part' && words.some(({ stem, lower }) => stem === head && !STAYING.has(lower))) continue
    if (!isThere && !has.some(({ text }) => text.toLowerCase() === hedge.text.toLowerCase()))
      return hedge.text
  }
  return null
}

/** These follow something else than what they make smaller. */
const STAYING = new Set(['by', 'under', 'as', 'will', 'internal'])

/** What was denied must not be said without the denial; one denial does not stand for another. */
function negationProblem(had: Hedge[], has: Hedge[], words: Word[]): string | null {
  for (const hedge of had) {
    const kept = hedge.objects.filter((object) => isKept(object, words))
    if (kept.length > 0 && !has.some((other) => kept.some((object) => isKept(object, other.objects))))
      return hedge.text
  }
  return null
}

const OTHERS =
  /\b(?:team|group|colleagues?|company|department|engineers?|developers?|people|squad|employer|startup|agency|vendor|manager)\s+(?:that|which|who)\s+(\p{L}+)/giu
/** "Worked in the team that built it" is not "built it". */
function agentProblem(before: string, after: string): Objection {
  const others = [...before.matchAll(OTHERS)].find(([, verb = '']) =>
    new RegExp(`\\b${verb}\\b`, 'iu').test(after),
  )
  if (!others) return null
  return [...after.matchAll(OTHERS)].length > 0 || HEDGES.help.test(after)
    ? null
    : blocked(`“${others[0]}” is what others did`)
}
