// Bounds of prices that a question sets, such as `under €5` or `between 3 and 6 euros`.
import { withDigits } from './numbers-in-words.ts'

export interface PriceBounds {
  /** Minor units, both included. */
  minPrice?: number
  maxPrice?: number
}

const SIGN = '(?:€|£|\\$|¥|eur|usd|gbp|jpy|chf)'
const NAME =
  '(?:euros?|eur|dollars?|bucks|pounds?|quid|yen|francs?|usd|gbp|jpy|chf|crowns?|kr|zloty|€|£|\\$|¥)'
/** What makes a number something else than a price. */
const NO_UNIT =
  '(?!\\s*(?:%|percent|kg|kilos?|g\\b|grams?|gr\\b|l\\b|lit(?:er|re)s?|ml|cl|mm|cm|m\\b|metres?|meters?|°|degrees?|minutes?|mins?|hours?|days?|weeks?|months?|years?|people|persons?|pieces?|packs?|items?|pcs|servings?|children|working|products?|boxes|bottles|times|x\\b|o.?clock|am\\b|pm\\b))'
const amount = (name: string) =>
  `(?:${SIGN}\\s*)?(?<${name}>\\d{1,7}(?:[.,]\\d{1,2})?)(?![\\d.,]*\\d)(?<${name}Name>\\s*${NAME}\\b|\\s*[€£$¥])?${NO_UNIT}`

const BELOW =
  '(?:under|below|less than|cheaper than|(?:costs?|costing|priced?) (?:at )?(?:less|under|below)|lower than|fewer than|beneath)'
const AT_MOST =
  '(?:max(?:imum|imal)?\\.?(?: of)?|at (?:the )?most|no(?:t)? more than|up to|not over|not above|within|budget (?:of|is)|(?:get|buy|find|have) (?:there )?for|spend(?: only)?|until|<=?|not exceeding|or less than)'
const ABOVE = '(?:over|above|more than|more expensive than|dearer than|higher than|beyond)'
const AT_LEAST =
  '(?:at least|min(?:imum|imal)?\\.?(?: of)?|from|starting at|not less than|not under|not below|no less than|>=?)'
const ABOUT = '(?:about|around|roughly|approximately|approx\\.?|circa|ca\\.?|some)'

const pattern = (text: string) => new RegExp(text, 'i')
const RANGE = pattern(
  `(?:between|from)?\\s*${amount('low')}\\s*(?:-|–|and|to|until|till)\\s*(?:up to )?${amount('high')}`,
)
const BETWEEN = /\bbetween\b|\bfrom\b/i
const RULES: readonly [RegExp, 'max' | 'below' | 'min' | 'above' | 'about'][] = [
  [pattern(`(?<!\\w)${AT_MOST}\\s+(?:only )?${amount('bound')}`), 'max'],
  [pattern(`${amount('bound')}\\s*(?:or (?:less|under|below|cheaper)|max(?:imum)?\\b|at most|tops)`), 'max'],
  [
    pattern(`(?<!\\w)${AT_LEAST}\\s+${amount('bound')}\\s*(?:up(?:wards)?|and (?:up|more|above)|onwards)?`),
    'min',
  ],
  [pattern(`${amount('bound')}\\s*(?:or more|and (?:up|more|above)|upwards|or above|minimum)`), 'min'],
  [pattern(`(?<!\\w)${BELOW}\\s+${amount('bound')}`), 'below'],
  [pattern(`(?<!\\w)${ABOVE}\\s+${amount('bound')}`), 'above'],
  [pattern(`(?<!\\w)${ABOUT}\\s+${amount('bound')}`), 'about'],
]
/** `honey for children under 1` is about age. */
const OF_AGE =
  /\b(?:child(?:ren)?|kids?|bab(?:y|ies)|toddlers?|aged?|years?|people|infants?)\s+(?:is |are |of )?$/i
const SPREAD = 0.2

export const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** The bounds, and the question without them. */
export function priceBoundsIn(question: string, currency: string): { bounds: PriceBounds; rest: string } {
  const text = withDigits(question)
  const scale = 10 ** minorDigits(currency)
  const minor = (written: string | undefined) => Math.round(Number((written ?? '').replace(',', '.')) * scale)
  const without = (found: RegExpExecArray) =>
    `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`

  const range = RANGE.exec(text)
  if (range?.groups && isOfMoney(range[0]) && (BETWEEN.test(range[0]) || hasName(range[0]))) {
    const [one, other] = [minor(range.groups.low), minor(range.groups.high)]
    return {
      bounds: { minPrice: Math.min(one, other), maxPrice: Math.max(one, other) },
      rest: without(range),
    }
  }
  for (const [rule, kind] of RULES) {
    const found = rule.exec(text)
    if (!found?.groups || OF_AGE.test(text.slice(0, found.index))) continue
    if (!isOfMoney(found[0]) && !(kind !== 'about' && endsHere(text, found))) continue
    const bound = minor(found.groups.bound)
    return { bounds: boundsOf(kind, bound), rest: without(found) }
  }
  return { bounds: {}, rest: question }
}

function boundsOf(kind: (typeof RULES)[number][1], bound: number): PriceBounds {
  if (kind === 'max') return { maxPrice: bound }
  if (kind === 'below') return { maxPrice: Math.max(0, bound - 1) }
  if (kind === 'min') return { minPrice: bound }
  if (kind === 'above') return { minPrice: bound + 1 }
  return { minPrice: Math.floor(bound * (1 - SPREAD)), maxPrice: Math.ceil(bound * (1 + SPREAD)) }
}

const hasName = (text: string) => pattern(`\\d\\s*${NAME}(?![a-z])|${SIGN}\\s*\\d`).test(text)
const isOfMoney = (text: string) =>
  hasName(text) || /\bbetween\b|\bcheaper|expensive|budget|spend|pric|cost/i.test(text)

/** A number without a currency is a price only where nothing follows that it could count. */
const endsHere = (text: string, found: RegExpExecArray) =>
  /^\s*(?:$|[?!.,;]|please\b|thanks?\b|in\b|that\b|which\b|and\b|if\b)/i.test(
    text.slice(found.index + found[0].length),
  )
