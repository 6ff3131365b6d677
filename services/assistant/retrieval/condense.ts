// Completes a question that only makes sense after the turns before it. The question is in English.
import type { Words } from '../../platform/search/language-words.ts'
import type { PastTurn } from './contract.ts'
import { AMOUNT_WORDS, STOP_WORDS } from './index/words/stop-words.ts'

export interface Condensed {
  /** The question, with what it is about where it does not say so itself. */
  text: string
  /** What was added; empty for a question that stands alone. */
  subject: string
}

/** How far back a subject may be: a refusal in between changes nothing. */
const MOST_TURNS = 3
const MOST_TITLES = 3
/** Longer questions say what they are about. */
const MOST_WORDS = 14

const ONWARDS =
  /^\W*(?:and|but|or|also|what about|how about|what if|and for|same for|the same for|instead|then|plus)\b/i
/** After the first word a whole question follows, which says itself what it is about. */
const WHOLE =
  /^\W*(?:and|but|or|also|then|plus)\W+(?:do|does|did|can|could|will|would|is|are|have|has|what|which|where|when|why|who|how)\b(?!\W+(?:about|if)\b)/i
const OF_SOMETHING =
  /\b(?:it|its|they|them|their|theirs|that one|this one|those|these|this|that|the (?:\w+ ){0,2}ones?|ones|(?:a|an) (?:\w+ ){0,2}one|the (?:first|second|third|last|other|others|former|latter|same|cheaper|bigger|smaller|larger)|another|either|both|neither|each|there)\b/i
/** Here `it`, `that` and `there` stand for nothing. */
const OF_NOTHING =
  /\b(?:(?:is|was|would) (?:it|that|this) (?:possible|true|ok|okay|allowed|safe to|necessary|correct|free to)|(?:how long|what|how much|when) (?:does|will|would|did) it (?:take|cost)(?: (?:to|for|until|before)\b)|what time is it|is there|are there|there (?:is|are)|it(?:'s| is) (?:a|an|my|time|not possible|raining|cold|hot)|that(?:'s| is) (?:all|it|great|good|fine|nice)|think that|know that|so that|sure that|(?:something|anything|everything|thing|things|one|ones|products?|items?|goods|food|gifts?|cheeses?|\w+s) that (?:is|are|has|have|i|you|we|can|do|does|was|were|were)|this (?:morning|week|month|year|evening|afternoon|summer|winter|shop|store|website|site)|these days|i (?:want|need|hope) it to|that i|that you|this is|do this|say that|each other|both of (?:us|you))\b/gi
const PLURAL = /\b(?:they|them|their|theirs|those|these|both|either|ones|all of)\b/i
const BARE =
  /^\W*(?:and )?(?:(?:for )?how (?:much|many|long|big|large|heavy|small)|(?:still )?in stock|how come|where from|from where|any left|on sale)\W*$/i
/** These ask about the whole shop. */
const OF_ALL = /\b(?:something|anything|everything|which|any|all|products?|things?|list|show)\b/i
/** Asked about a thing that is not named: `how much?`, `in stock?`, `any bigger packs?` */
const ASPECTS = new Set(
  `price cost expensive cheap cheaper size sizes big bigger small smaller large larger pack packs package weigh weight
  heavy stock available colour color colours colors material ingredients ingredient contain contains allergens vegan
  vegetarian organic gluten keep last store storage fresh old new sale discount long
  wide tall why where when variants versions kinds options reviews calories origin
  cook cooking cooked time soak freeze frozen reheat prepare preparation instructions care wash washing fit dimensions
  capacity temperature nutrition serving servings shelf life`.split(/\s+/),
)

/** What the shop does with every order, so that a question about it is not about the thing before. */
const SERVICES = new Set(
  `deliver delivers delivered delivery deliveries ship ships shipped shipping shipment postage courier parcel return
  returns returned refund refunds refunded exchange exchanges pay paid payment payments invoice invoices order orders
  ordered cancel voucher vouchers coupon coupons opening pickup`.split(/\s+/),
)

export function condense(question: string, history: readonly PastTurn[], words: Words): Condensed {
  const alone: Condensed = { text: question, subject: '' }
  const asked = words.split(question)
  if (asked.length === 0 || asked.length > MOST_WORDS) return alone
  const before = history.slice(-MOST_TURNS)
  const content = asked.filter((word) => !STOP_WORDS.has(word))
  const refersBack = OF_SOMETHING.test(question.replace(OF_NOTHING, ' '))
  const goesOn = ONWARDS.test(question)
  const isOfAspects = content.every((word) => ASPECTS.has(word) || AMOUNT_WORDS.has(word))
  const isBare =
    BARE.test(question) ||
    (content.length > 0 && content.length <= 2 && isOfAspects && asked.length <= 6 && !OF_ALL.test(question))
  if (!refersBack && ((!goesOn && !isBare) || content.some((word) => SERVICES.has(word)))) return alone

  if (goesOn && !refersBack && !isOfAspects) {
    if (WHOLE.test(question)) return alone
    // `And to Belgium?` asks the same of something else.
    const last = before.findLast(({ sourceTitles }) => sourceTitles.length > 0)
    return last ? completed(question, sameQuestion(last)) : alone
  }
  const last = before.findLast(({ sourceTitles }) => sourceTitles.length > 0)
  return last ? completed(question, subjectOf(content, last, PLURAL.test(question), words)) : alone
}

const completed = (question: string, subject: string): Condensed => ({
  text: `${question.trim()} ${subject}`,
  subject,
})

/** What was asked, and how the shop asks it itself, where a FAQ answered. */
const sameQuestion = ({ question, sourceTitles }: PastTurn): string => {
  const faq = sourceTitles.find((title) => title.endsWith('?') && title !== question)
  return faq ? `${question} ${faq}` : question
}

/** The sources that were cited: the one whose title has a word of the question, or the first, or several. */
function subjectOf(
  content: readonly string[],
  { sourceTitles }: PastTurn,
  isPlural: boolean,
  { split, stem }: Words,
): string {
  const stems = new Set(content.map(stem))
  const named = sourceTitles.filter((title) => split(title).some((word) => stems.has(stem(word))))
  const chosen = named.length > 0 ? named : sourceTitles
  return chosen.slice(0, isPlural ? MOST_TITLES : 1).join(', ')
}
