// What shuts out what, by the meaning of the words: milk is not vegan. Only what a product names counts; what it leaves
// out says nothing.

interface Conflict {
  asked: RegExp
  /** In its list of ingredients or allergens. */
  shutOut: RegExp
}

const MEAT =
  'meat|beef|pork|chicken|lamb|bacon|ham|gelatine?|lard|fish|anchov\\w*|molluscs?|crustaceans?|shellfish|animal rennet'
const CONFLICTS: readonly Conflict[] = [
  {
    asked: /\b(?:vegan|plant[- ]based)\b/i,
    shutOut: new RegExp(
      `\\b(?:${MEAT}|milk|butter|cream|cheese|whey|casein|yogh?urt|eggs?|honey|beeswax|wool|silk|leather|rennet)\\b`,
      'i',
    ),
  },
  { asked: /\b(?:vegetarian|veggie)\b/i, shutOut: new RegExp(`\\b(?:${MEAT})\\b`, 'i') },
  {
    asked: /\b(?:gluten[- ]free|without gluten|free of gluten|coeliacs?|celiacs?)\b/i,
    shutOut: /\b(?:gluten|wheat|rye|barley|spelt|semolina)\b/i,
  },
  {
    asked: /\b(?:dairy[- ]free|lactose[- ]free|without (?:milk|dairy|lactose))\b/i,
    shutOut: /\b(?:milk|butter|cream|cheese|whey|lactose)\b/i,
  },
  {
    asked: /\b(?:nut[- ]free|without nuts)\b/i,
    shutOut: /\b(?:nuts?|almonds?|hazelnuts?|cashews?|walnuts?|pistachios?|peanuts?)\b/i,
  },
]

const LISTING = /\b(?:contains?|ingredients?)\s*:|\bcontains\b/i
const TRACES = /\bmay contain\b[^.]*/gi
/** "no milk", "coconut milk": not what shuts out. */
const HARMLESS =
  /\b(?:no|without|free of|coconut|oat|soy|almond|rice|peanut|cocoa|shea)\s+(?:\w+\s+)?(?:milk|butter|cream|eggs?|meat|gluten|nuts?)\b|\bgluten[- ]free\b/gi

/** The sentence that shuts out what is asked for; null for none. */
export function shuttingOut(question: string, sentences: readonly string[]): string | null {
  const conflicts = CONFLICTS.filter(({ asked }) => asked.test(question))
  return (
    sentences.find((text) => {
      if (!LISTING.test(text)) return false
      const named = text.replace(TRACES, '').replace(HARMLESS, '')
      return conflicts.some(({ shutOut }) => shutOut.test(named))
    }) ?? null
  )
}
