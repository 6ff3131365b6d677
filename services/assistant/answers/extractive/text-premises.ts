// "Delivery is free, isn't it?", "you are open on Sundays?": judged by the sentence of the shop that is about the same.
import type { Evidence } from '../evidence.ts'
import { contentStems } from '../words/content.ts'
import { type Figure, figuresIn, hasFigure } from '../words/figures.ts'
import { weekdaysIn } from '../words/weekdays.ts'
import type { Asking } from './asking.ts'
import { withoutTag } from './intents.ts'
import { type Line, plainInMarkdown, sentence } from './lines.ts'
import { judged } from './product-premises.ts'
import { told } from './texts.ts'

/** Null where nothing was said that could be judged. */
export function textVerdict(main: Evidence, asking: Asking): Line[] | null {
  const { intents, question } = asking
  if (!intents.asserts || intents.negates) return null
  const bare = withoutTag(question)
  return (
    weekdayVerdict(main, bare, asking) ?? freeVerdict(main, bare, asking) ?? figureVerdict(main, bare, asking)
  )
}

/** Numbers of the customer's own: what they spend, or live by, is nothing that the shop could deny. */
const CONDITION =
  /\b(?:order(?:s|ed|ing)?|spend|spent|buy|bought|purchase[sd]?|worth|over|above|more than|under|below|less than|from|if|total|basket|cart|ago|have|pay)\b/i

function figureVerdict(main: Evidence, question: string, asking: Asking): Line[] | null {
  const [asked, ...others] = figuresIn(question).filter((figure) => kindOf(figure) !== null)
  if (!asked || others.length > 0 || CONDITION.test(question.slice(0, asked.at))) return null
  const { relevance, phrases } = asking
  const alikeIn = (text: string) => figuresIn(text).filter((figure) => kindOf(figure) === kindOf(asked))
  const alike = main.sentences.filter((text) => alikeIn(text).length > 0)
  const [best] = alike.toSorted((one, other) => relevance.score(other) - relevance.score(one))
  if (best === undefined) return null
  const having = alike.find((text) => hasFigure(figuresIn(text), asked))
  if (having === undefined) return judged(phrases.no, beginningWith(best, main, asking))
  // The number is there, but it may be that of something else.
  const isAbout = saysAll(question.replace(asked.written, ' '), `${having}\n${main.title}`, asking)
  return isAbout && alikeIn(having).length === 1
    ? judged(phrases.yes, beginningWith(having, main, asking))
    : null
}

/** What a number is of; null for a bare one that is no year. Durations are of one kind, whatever their length. */
function kindOf({ unit, values: [value = 0] }: Figure): string | null {
  if (unit === null) return Number.isInteger(value) && value >= 1800 && value < 2100 ? 'year' : null
  return unit.of === 'month' ? 'minute' : unit.of
}

const FREE = /\b(?:free|gratis|kostenlos|umsonst|gratuit\w*|nothing|no (?:cost|charge|fee)s?)\b/i
const IS_FREE = /\b(?:free|gratis|kostenlos|gratuit\w*|for nothing)\b(?!\s*(?:of|from|range)\b|-)/i

function freeVerdict(main: Evidence, question: string, asking: Asking): Line[] | null {
  // "Is delivery free from 60 euros?" is about the 60.
  if (!IS_FREE.test(question) || /-free\b|\bfree-/i.test(question) || figuresIn(question).length > 0)
    return null
  const isPriced = (text: string) =>
    figuresIn(text).some(({ unit, values }) => unit?.of === 'money' && values[0] !== 0)
  const priced = main.sentences.filter(isPriced)
  const [best] = priced.toSorted((one, other) => asking.relevance.score(other) - asking.relevance.score(one))
  if (best === undefined) return null
  const { relevance, wording } = asking
  const terms = [...relevance.terms].filter((term) => term !== wording.words.stem('free'))
  const scoreOf = (text: string) => terms.filter((term) => relevance.has(text, term)).length
  const [free] = main.sentences
    .filter((text) => IS_FREE.test(text) && !isPriced(text))
    .toSorted((one, other) => scoreOf(other) - scoreOf(one))
  if (
    free !== undefined &&
    scoreOf(free) > scoreOf(best) &&
    saysAll(question, `${free}\n${main.title}`, asking)
  )
    return judged(asking.phrases.yes, beginningWith(free, main, asking))
  const isSometimes = main.sentences.some((text) => FREE.test(text))
  return judged(isSometimes ? asking.phrases.notAlways : asking.phrases.no, beginningWith(best, main, asking))
}

const OPENING =
  /\b(?:open|opened|opening|closed?|pick(?:ed)? (?:it |this |that |them |my order |an order )?up|collect|visit|come by|geöffnet|offen|open|ouvert\w*|abiert\w*|apert\w*)\b/i
const HOURS =
  /\d{1,2}[:.]\d{2}|\d{1,2}\s*(?:uhr|uur|h)\b|\b(?:open|closed|offen|geöffnet|geschlossen|geopend|gesloten|ouvert|fermé|abierto|cerrado|aperto|chiuso)\b/i
const CLOSED = /\b(?:closed?|geschlossen|gesloten|ferm[ée]\w*|cerrad\w*|chius\w*)(?!\p{L})/iu

function weekdayVerdict(main: Evidence, question: string, asking: Asking): Line[] | null {
  const asked = weekdaysIn(question)
  // At what time of the day is not compared.
  if (asked.size === 0 || !OPENING.test(question) || figuresIn(question).length > 0) return null
  const hours = main.sentences.find(
    (text) => weekdaysIn(text).size > 1 && HOURS.test(text) && !/\border\b/i.test(text),
  )
  if (hours === undefined) return null
  const told = weekdaysIn(hours)
  const isOpen = [...asked].every((day) => told.has(day))
  const isClosed = CLOSED.test(hours) || CLOSED.test(question)
  if (isClosed) return null
  return judged(isOpen ? asking.phrases.yes : asking.phrases.no, beginningWith(hours, main, asking))
}

/** Its own "yes" answers another question. */
const withoutVerdict = (text: string): string =>
  text
    .replace(/^(?:yes|no|ja|nein|nee|oui|non|sí|sì)\s*[,:.]\s*/i, '')
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/** The sentence that decides, and what else is told of it. */
function beginningWith(first: string, main: Evidence, asking: Asking): Line[] {
  const line = sentence(withoutVerdict(plainInMarkdown(first)), main.n)
  const others = told(main, asking)
    .filter((each) => each.text !== plainInMarkdown(first))
    .map((each) => ({ ...each, text: withoutVerdict(each.text) }))
  return [line, ...others]
}

/** "Yes" needs every word of the question, be it one that the shop never uses. */
function saysAll(question: string, text: string, { relevance, wording }: Asking): boolean {
  const needed = contentStems(question, wording).filter((term) => !EASY.has(term))
  return needed.every((term) => relevance.has(text, term))
}

/** Words and units that a question needs and that say nothing. */
const EASY = new Set(
  'possibl allow correct true day dai week month year hour minut euro eur cost price charg alwai thing good item product'.split(
    ' ',
  ),
)
