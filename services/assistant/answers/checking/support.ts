// Whether a sentence says only what its sources say. It errs towards no: then the shop's own words answer.
import { languageOf, translated } from '../../retrieval/languages/translating.ts'
import { isInLanguage } from '../../words/function-words.ts'
import { allStems, contentStems, hasPhrase, hasStem, type Wording } from '../words/content.ts'
import { figuresIn, hasFigure } from '../words/figures.ts'
import { weekdaysIn } from '../words/weekdays.ts'
import { isGratisElsewhere, isSpelledOut, lacksComparison, OFFERS_MORE } from './bold-claims.ts'
import { isCourtesy } from './courtesies.ts'
import { denies, deniesAbroad, type Ground, type Grounds } from './grounds.ts'
import { addressesIn, withoutMarkup } from './markup.ts'
import { namesIn } from './names.ts'
import { NEUTRAL } from './neutral-words.ts'
import { contradictsStock, lacksPromise } from './sensitive.ts'

export type Problem =
  | 'figure'
  | 'weekday'
  | 'address'
  | 'attribute'
  | 'name'
  | 'stock'
  | 'promise'
  | 'offer'
  | 'denial'
  | 'claim'

/** The part of a sentence's words that its sources may lack, because it is put differently. */
const UNKNOWN = 0.34

/** The part of a denial's words that one sentence of its sources has to deny, too. */
const DENIED = 0.6

const OFFER =
  /\b(?:we|they|the shop|shop)\s+(?:also\s+|do\s+|currently\s+|even\s+)*(?:have|has|sells?|offers?|carry|carries|stocks?)\b|\bthere\s+(?:is|are)\s+also\b/i
/** "It does not say whether it is vegan" claims nothing. */
const SILENCE =
  /(?:\b(?:no|not|nothing|none|nowhere)\b|n['’]t\b).{0,40}\b(?:say|says|state[sd]?|mention(?:s|ed)?|specif(?:y|ies|ied)|list(?:s|ed)?|know|provided?|indicate[sd]?|information|details?)\b/i

/** Null for a sentence that its sources support. `cited` are numbers of sources that exist. */
export function problemOf(original: string, cited: readonly number[], grounds: Grounds): Problem | null {
  // What follows a "no" says what it denies.
  const sentence = withoutMarkup(original).replace(/^no[,.:–-]\s+/i, '')
  if (isCourtesy(sentence)) return null
  const sources = cited.flatMap((n) => grounds.sources[n - 1] ?? [])
  if (lacksFigure(sentence, cited, sources)) return 'figure'
  const addresses = addressesIn(sentence)
  const isAddressKnown = (address: string) =>
    grounds.shopAddresses.has(address) || sources.some((source) => source.addresses.has(address))
  if (!addresses.every(isAddressKnown)) return 'address'
  const isSilence = SILENCE.test(sentence)
  if (!denies(sentence) && lacksWeekday(sentence, sources)) return 'weekday'
  if (!isSilence && lacksAttribute(sentence, sources, grounds)) return 'attribute'
  if (lacksName(original, grounds)) return 'name'
  if (isSilence) return null
  if (contradictsStock(sentence, sources)) return 'stock'
  if (lacksComparison(sentence, sources, grounds.sources)) return 'claim'
  if (isSpelledOut(sentence) || OFFERS_MORE.test(sentence)) return 'claim'
  const stems = new Set(contentStems(sentence, grounds.wording))
  if (isGratisElsewhere(sentence, stems, sources, grounds.wording)) return 'promise'
  if (lacksPromise(sentence, stems, sources, grounds.wording)) return 'promise'
  return lacksWords(sentence, [...stems], sources, grounds)
}

function lacksFigure(sentence: string, cited: readonly number[], sources: readonly Ground[]): boolean {
  const figures = sources.flatMap((source) => source.figures)
  return figuresIn(sentence).some(
    (figure) =>
      !hasFigure(figures, figure) &&
      !(figure.unit === null && isCount(figure.values[0] ?? 0, cited, sources)),
  )
}

/** "There are three": as many products as it cites, or as many sizes as they have. */
const isCount = (value: number, cited: readonly number[], sources: readonly Ground[]): boolean =>
  sources.every(({ price }) => price !== null) &&
  (value === cited.length || sources.some(({ variants }) => variants === value))

function lacksWeekday(sentence: string, sources: readonly Ground[]): boolean {
  return [...weekdaysIn(sentence)].some((day) => !sources.some(({ days }) => days.has(day)))
}

function lacksAttribute(sentence: string, sources: readonly Ground[], grounds: Grounds): boolean {
  const stems = allStems(sentence, grounds.wording)
  return grounds.attributeValues.some(
    (value) => hasPhrase(stems, value) && !sources.some(({ phrases }) => hasPhrase(phrases, value)),
  )
}

/** A name that no source has is an invented product, or another shop's. */
function lacksName(sentence: string, { sources, shopStems, question, wording }: Grounds): boolean {
  const hasCapitalNouns = isInLanguage(`${question} ${sentence}`, 'de') && !isInLanguage(sentence, 'en')
  // What the customer named may be named to say that it is not there.
  const asked = new Set(denies(sentence) ? allStems(question, wording) : [])
  const isKnown = (stem: string) => sources.some(({ stems }) => hasStem(stems, stem, wording))
  const language = languageOf(sentence, wording.language)
  // `Nederland` is known where the shop says `Netherlands`.
  const isTranslated = (word: string) => {
    const way = translated(word, language, wording.language)
    return way.toLowerCase() !== word.toLowerCase() && contentStems(way, wording).every(isKnown)
  }
  const words = namesIn(sentence, { hasCapitalNouns }).flatMap((name) => name.split(/\s+/))
  return words.some((word) =>
    contentStems(word, wording).some(
      (stem) =>
        !shopStems.has(stem) &&
        !asked.has(stem) &&
        !neutralStems(wording).has(stem) &&
        !isKnown(stem) &&
        !isTranslated(word),
    ),
  )
}

function lacksWords(
  sentence: string,
  stems: readonly string[],
  sources: readonly Ground[],
  grounds: Grounds,
): Problem | null {
  const { wording, question, shopStems } = grounds
  // A translation has other words; that a source denies something at all can still be seen.
  if (!isInLanguage(`${question} ${sentence}`, wording.language.slice(0, 2)))
    return deniesAbroad(sentence) && sources.every(({ denials }) => denials.length === 0) ? 'denial' : null
  const neutral = neutralStems(wording)
  const isTitle = (stem: string) => sources.some(({ titleStems }) => hasStem(titleStems, stem, wording))
  const claimed = stems.filter((stem) => !neutral.has(stem) && !shopStems.has(stem) && !isTitle(stem))
  const unknown = claimed.filter((stem) => !sources.some(({ stems }) => hasForm(stems, stem, wording)))
  if (unknown.length > 0 && OFFER.test(sentence)) return 'offer'
  if (unknown.length > Math.floor(claimed.length * UNKNOWN)) return 'claim'
  if (!denies(sentence)) return null
  // A denial needs one in the sources: that something is not named does not mean that it is not there.
  return sources.some((source) => deniesToo(source, claimed, wording)) ? null : 'denial'
}

const [COMMON_LETTERS, MORE_LETTERS] = [5, 3]

/** A verb and its noun may have different stems: `deliv` and `deliveri`. */
const hasForm = (stems: ReadonlySet<string>, stem: string, wording: Wording): boolean =>
  hasStem(stems, stem, wording) ||
  (stem.length >= COMMON_LETTERS &&
    [...stems].some((other) => {
      const [short, long] = other.length < stem.length ? [other, stem] : [stem, other]
      return (
        short.length >= COMMON_LETTERS && long.length - short.length <= MORE_LETTERS && long.startsWith(short)
      )
    }))

function deniesToo({ denials }: Ground, beside: readonly string[], wording: Wording): boolean {
  return denials.some((stems) => {
    const shared = beside.filter((stem) => hasStem(stems, stem, wording))
    return shared.length >= beside.length * DENIED
  })
}

const stemmed = new WeakMap<Wording['words'], ReadonlySet<string>>()

function neutralStems({ words }: Wording): ReadonlySet<string> {
  const known = stemmed.get(words) ?? new Set([...NEUTRAL].map(words.stem))
  stemmed.set(words, known)
  return known
}
