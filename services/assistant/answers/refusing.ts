// Fixed words: for a question that the shop's texts do not answer, and for what is no question.
import type { Phrases } from './phrases.ts'
import type { SmallTalk } from './small-talk.ts'

const MOST_SUGGESTIONS = 4

export interface Suggesting {
  /** Questions of FAQs, the nearest first. */
  faqs: readonly string[]
  categories: readonly { title: string }[]
}

/** Questions that the shop can answer. */
export function suggestionsOf({ faqs, categories }: Suggesting, phrases: Phrases): string[] {
  const asked = faqs.map((question) => question.replace(/\s+/g, ' ').trim())
  const ofCategories = categories.map(({ title }) => phrases.whatIn(title))
  // Both kinds, so that nobody thinks that only parcels can be asked about.
  const most = MOST_SUGGESTIONS - Math.min(ofCategories.length, asked.length >= MOST_SUGGESTIONS - 1 ? 1 : 2)
  return [...new Set([...asked.slice(0, most), ...ofCategories])].slice(0, MOST_SUGGESTIONS)
}

export const refusalText = (shop: { name: string; email: string }, phrases: Phrases): string =>
  [phrases.refusal(shop.name), phrases.person(shop.email)].join(' ')

export const smallTalkText = (kind: SmallTalk, shopName: string, phrases: Phrases): string =>
  phrases.smallTalk[kind](shopName)
