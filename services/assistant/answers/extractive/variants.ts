// Which variants of a product a question means: "in navy, size M", "the large one".
import type { CurrentVariant } from '../../knowledge/shop-knowledge.ts'
import { optionsOf, variantName } from '../product-facts.ts'
import { allStems, contentStems, hasPhrase, type Wording } from '../words/content.ts'
import type { Asking, ProductEvidence } from './asking.ts'

export interface AskedVariants {
  variants: readonly CurrentVariant[]
  /** What the question named of them: `M / Navy`. */
  name: string
}

/** Letters of a size are letters of every text, too. */
const SHORT = /^[\p{L}\p{N}]{1,3}$/u
const CONTRACTED = /['’](?:m|s|d|t|ll|re|ve)(?!\p{L})/giu
const SIZE_BEFORE = String.raw`(?:in|size|größe|maat|taille|talla|taglia)\s+`

/** Null where the question names no option, or one combination of them that does not exist. */
export function askedVariants(
  product: ProductEvidence,
  { question, condensed, wording }: Asking,
): AskedVariants | null {
  const { variants } = product.source.product
  if (variants.length < 2) return null
  const titles = new Set(allStems(product.title, wording))
  const axes = variants[0]?.options.map((_, at) => [
    ...new Set(variants.map(({ options }) => options[at] ?? '')),
  ])
  const earlier = condensed.startsWith(question) ? condensed.slice(question.length) : condensed
  const chosen = (axes ?? []).map((values) => {
    const own = namedIn(question, values, titles, wording)
    return own.length > 0 ? own : namedIn(earlier, values, titles, wording)
  })
  if (chosen.every((values) => values.length === 0)) return null
  const fitting = variants.filter(({ options }) =>
    chosen.every((values, at) => values.length === 0 || values.includes(options[at] ?? '')),
  )
  if (fitting.length === 0 || fitting.length === variants.length) return null
  const names = chosen.filter((values) => values.length > 0).map((values) => values.join(', '))
  const [only, ...others] = fitting
  return {
    variants: fitting,
    name: only && others.length === 0 ? variantName(only) : names.join(' / '),
  }
}

/** In full, or by a word that no other value of the option has. */
function namedIn(
  text: string,
  values: readonly string[],
  titles: ReadonlySet<string>,
  wording: Wording,
): string[] {
  const plain = text.replace(CONTRACTED, '')
  const stems = allStems(plain, wording)
  const isNamed = (value: string): boolean => {
    if (SHORT.test(value)) {
      const isAlone = new RegExp(`(?<![\\p{L}\\p{N}])${value}(?![\\p{L}\\p{N}])`, 'u').test(plain)
      const isSize = new RegExp(`${SIZE_BEFORE}${value}(?![\\p{L}\\p{N}])`, 'iu').test(plain)
      // A bare number may be anything.
      return isSize || (isAlone && !/^\d+$/.test(value))
    }
    return hasPhrase(stems, allStems(value, wording))
  }
  const inFull = values.filter(isNamed)
  if (inFull.length > 0) return inFull
  const words = values.map((value) =>
    contentStems(value, wording).filter((stem) => !titles.has(stem) && stem.length > 2),
  )
  return values.filter((_, at) =>
    words[at]?.some(
      (stem) => stems.includes(stem) && !words.some((other, place) => place !== at && other.includes(stem)),
    ),
  )
}

const COLOURS =
  /(?<!\p{L})(?:black|white|red|blue|green|yellow|brown|gr[ae]y|pink|purple|orange|navy|beige|turquoise|schwarz\w*|weiß\w*|rot\w{0,2}|blau\w*|grün\w*|gelb\w*|braun\w*|grau\w*|zwart\w*|wit(?:te)?|rode?|rood|blauwe?|groene?|gele?|geel|bruine?|grijze?|grijs)(?!\p{L})/iu

/** A colour that the question asks for and nothing of the product has; null for none. */
export function otherColour(product: ProductEvidence, { question, wording }: Asking): string | null {
  const [colour] = COLOURS.exec(question) ?? []
  if (colour === undefined || product.source.product.variants.length < 2) return null
  const said = new Set(
    allStems(
      [product.title, product.text, optionsOf(product.source.product), ...product.facts].join(' '),
      wording,
    ),
  )
  return allStems(colour, wording).some((stem) => said.has(stem)) ? null : colour.toLowerCase()
}
