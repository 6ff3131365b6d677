// What a shop has to keep when its assistant has said it: that something is free, safe, or there. Of these words each
// needs a source, however well the rest of its sentence is supported.
import { hasStem, type Wording } from '../words/content.ts'
import type { Ground } from './grounds.ts'

const WORDS = `allergen allergy celiac certified certificate coeliac compensation coupon cure dairy deposit
  discount double exchange express fairtrade free gift gluten guarantee guaranteed half halal handmade healthy kosher
  lactose lifetime local medical natural nut organic overnight promise promo refund reimburse replacement reward safe
  sale sugar sustainable today tomorrow tonight toxic trial unlimited vegan vegetarian voucher warranty winner`.split(
  /\s+/,
)
/** The same for what costs nothing, or less, in the other languages of answers. */
const FOREIGN: readonly [pattern: RegExp, stem: string][] = [
  [/\b(?:kostenlos\w*|umsonst|gratis|kosteloos|gratuit\w*|gratuito?s?|offert\w*)\b/iu, 'free'],
  [
    /\b(?:rabatt\w*|korting\w*|kortingscode\w*|remise\w*|réduction\w*|descuento\w*|sconto|sconti)\b/iu,
    'discount',
  ],
  [/\b(?:gutschein\w*|tegoedbon\w*|bon d['’]achat|cupón|cupones|buono sconto)\b/iu, 'coupon'],
  [/\b(?:garantie\w*|garantiert\w*|gegarandeerd\w*|garantía\w*|garanzia\w*|garantit\w*)\b/iu, 'guarantee'],
]

export function lacksPromise(
  sentence: string,
  stems: ReadonlySet<string>,
  sources: readonly Ground[],
  wording: Wording,
): boolean {
  const isKnown = (stem: string) => sources.some((source) => hasStem(source.stems, stem, wording))
  const own = WORDS.map(wording.words.stem).filter((stem) => stems.has(stem))
  if (own.some((stem) => !isKnown(stem))) return true
  return FOREIGN.some(([pattern, word]) => pattern.test(sentence) && !isKnown(wording.words.stem(word)))
}

const SOLD_OUT =
  /\b(?:sold out|out of stock|unavailable|not (?:currently |presently )?(?:available|in stock)|no longer available|ausverkauft|nicht (?:lieferbar|verfügbar|vorrätig)|uitverkocht|niet (?:leverbaar|op voorraad)|épuisé\w*|en rupture|agotad\w+|esaurit\w+)\b/iu
const IN_STOCK =
  /\b(?:in stock|(?:is|are) (?:currently )?available|lieferbar|vorrätig|op voorraad|en stock|in magazzino|disponibil\w+)\b/iu

/** Of products that are all there, or all gone; where some variants are, both may be said. */
export function contradictsStock(sentence: string, sources: readonly Ground[]): boolean {
  const stocks = sources.flatMap(({ stock }) => stock ?? [])
  if (stocks.length === 0) return false
  if (SOLD_OUT.test(sentence)) return !stocks.some((stock) => stock !== 'all')
  return IN_STOCK.test(sentence) && !stocks.some((stock) => stock !== 'none')
}
