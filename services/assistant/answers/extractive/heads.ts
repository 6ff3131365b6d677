// What a product's title says that the product is: "Extra Virgin Olive Oil" is an oil, "Sardines in Olive Oil" are not.
import { contentStems, hasStem, type Wording } from '../words/content.ts'
import type { ProductEvidence } from './asking.ts'

/** What follows says what is in it or for whom it is. */
const AFTER_HEAD =
  /[,(–—:]|\b(?:in|with|from|for|of|and|without|mit|aus|für|met|uit|van|avec|de|à|con|di|da)\b/iu

export interface AskedTitles {
  /** The question's words, as stems. */
  asked: ReadonlySet<string>
  wording: Wording
}

/**
 * The one product that the question's words name: its title ends with one of them, and has all that any title has. Null
 * where several do, or none.
 */
export function productByHead(
  products: readonly ProductEvidence[],
  { asked, wording }: AskedTitles,
): ProductEvidence | null {
  const stemsOf = (text: string) => contentStems(text, wording)
  const isAsked = (stem: string) => hasStem(asked, stem, wording)
  const named = new Set(products.flatMap(({ title }) => stemsOf(title).filter(isAsked)))
  const [only, ...others] = products.filter(({ title }) => {
    const head = stemsOf(title.split(AFTER_HEAD)[0] ?? '')
    const last = head.at(-1)
    return last !== undefined && isAsked(last) && [...named].every((stem) => head.includes(stem))
  })
  return only && others.length === 0 ? only : null
}
