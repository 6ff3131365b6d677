// What a question is searched for: its words and phrases, each with other words for the same thing.
import type { Words } from '../../../../platform/search/language-words.ts'
import { foldWord } from '../../../../platform/search/search-words.ts'
import { toUnits } from '../../../../platform/search/units.ts'
import { shopWordsOf } from '../../languages/shop-words.ts'
import { COMMON_WORDS } from './common-words.ts'
import { ELSEWHERE } from './elsewhere.ts'
import { KINDS } from './kinds.ts'
import { SHOP_TALK } from './shop-talk.ts'
import { AMOUNT_WORDS, STOP_WORDS } from './stop-words.ts'

/** One way to say a unit: all of its stems have to be there. */
export interface Alternative {
  stems: readonly string[]
  /** What it counts against the word as it was written. */
  weight: number
}

export interface QuestionUnit {
  /** The first as it was written. */
  alternatives: readonly Alternative[]
  /** As it was written, folded. */
  label: string
  isSingle: boolean
  stems: readonly string[]
  /** Words such as `price` say what is wanted of a thing. */
  isAmount: boolean
  /** A word for what people want of shops and others, wherever they get it. */
  isThing: boolean
  /** A word that any text may have. */
  isCommon: boolean
}

export interface QuestionWords {
  words: Words
  groups: Words['synonyms']
  /** Stems of what belongs to a kind, by the kind's stems. */
  members: ReadonlyMap<string, readonly (readonly string[])[]>
  things: ReadonlySet<string>
  common: ReadonlySet<string>
  /** As they are written, folded. */
  stops: ReadonlySet<string>
  amounts: ReadonlySet<string>
}

/** More words than this say nothing new, and each costs. */
const MOST_UNITS = 16
const [OF_SYNONYM, OF_MEMBER] = [0.7, 0.6]
/** After these follows what something is for or with, and not what is asked for. */
const LEADING_ASIDE = new Set(['for', 'with', 'without', 'to', 'than', 'like', 'into', 'from', 'instead'])
const SUBJECTS = new Set(['something', 'anything', 'one', 'ones', 'things', 'thing'])

const THINGS: readonly string[] = [
  ...Object.keys(KINDS),
  ...Object.values(KINDS).flatMap((listed) => listed.split(',').map((member) => member.trim())),
  ...ELSEWHERE,
]

/** Only English has all words about shops here; other languages have those of the dictionary. */
export function questionWordsOf(words: Words, language: string): QuestionWords {
  const stemsOf = (phrase: string) => words.split(phrase).map(words.stem)
  if (language !== 'en') {
    const { stops, amounts, groups } = shopWordsOf(language)
    return {
      ...{ words, stops, amounts, members: new Map(), things: new Set(), common: new Set() },
      groups: [...words.synonyms, ...groups.map((group) => group.map(stemsOf))],
    }
  }
  const members = new Map(
    Object.entries(KINDS).map(([kind, listed]) => [
      stemsOf(kind).join(' '),
      listed.split(',').map((member) => stemsOf(member)),
    ]),
  )
  return {
    words,
    stops: STOP_WORDS,
    amounts: AMOUNT_WORDS,
    groups: [
      ...words.synonyms,
      ...SHOP_TALK.map((group) => group.map(stemsOf)),
      ...THINGS.filter((thing) => thing.includes(' ')).map((thing) => [stemsOf(thing)]),
    ],
    members,
    common: new Set(COMMON_WORDS.map(words.stem)),
    things: new Set(THINGS.map((thing) => stemsOf(thing).join(' '))),
  }
}

export function unitsOf(
  question: string,
  { words, groups, members, things, common, stops, amounts }: QuestionWords,
): QuestionUnit[] {
  const all = words.split(question).map((word) => ({ word, folded: foldWord(word), stem: words.stem(word) }))
  const units = new Map<string, QuestionUnit>()
  let hasSubject = false
  let isAside = false
  for (const { words: phrase, synonyms } of toUnits(all, groups)) {
    const stems = phrase.map(({ stem }) => stem)
    const key = stems.join(' ')
    const [first] = phrase
    const single = phrase.length === 1 && first ? first : null
    if (single && (stops.has(single.word) || stops.has(single.folded))) {
      if (hasSubject && LEADING_ASIDE.has(single.word)) isAside = true
      hasSubject ||= SUBJECTS.has(single.word)
      continue
    }
    hasSubject = true
    if (units.has(key) || units.size === MOST_UNITS) continue
    units.set(key, {
      label: phrase.map(({ folded }) => folded).join(' '),
      isSingle: single !== null,
      isAmount: phrase.every(({ folded }) => amounts.has(folded)),
      isThing: !isAside && things.has(key),
      isCommon: common.has(key),
      stems,
      alternatives: [
        ...(single && single.folded !== single.stem ? [{ stems: [single.folded], weight: 1 }] : []),
        { stems, weight: 1 },
        ...synonyms.map((each) => ({ stems: each, weight: OF_SYNONYM })),
        ...(members.get(key) ?? []).map((each) => ({ stems: each, weight: OF_MEMBER })),
      ],
    })
  }
  return [...units.values()]
}
