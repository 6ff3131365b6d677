// What a question wants, as far as its form tells.

export interface Intents {
  price: boolean
  stock: boolean
  /** `out`: whether it is sold out. */
  asksIfSoldOut: boolean
  sizes: boolean
  onSale: boolean
  /** Several things are wanted. */
  list: boolean
  /** Prices are compared. */
  compares: 'less' | 'more' | null
  /** "The cheapest", of all there are, and not "cheaper". */
  isSuperlative: boolean
  /** It asserts something, or asks whether it is so. */
  asserts: boolean
  /** Something is said not to be so, which no "yes" or "no" should answer. */
  negates: boolean
}

const TAG =
  /[,.;!?\s]+(?:right|correct|true|yes|no|eh|innit|ok(?:ay)?|(?:is|are|does|do|was|has|have|can|will|would)n['’]t (?:it|they|that|you|there|he|she|we)(?: so)?|is(?: that|n['’]t that) (?:right|correct|true|so)|am i right|or not|oder|nicht wahr|stimmt['’]?s?|toch|non|n['’]est-ce pas|verdad|no es así|vero)\s*[?!.]*$/iu
const LEAD = String.raw`^(?:(?:so|and|but|well|ok(?:ay)?|hi|hello|hey|please|then|also|tell me|can you tell me|do you know)[,:]?\s+)*`
const YES_NO = new RegExp(
  `${LEAD}(?:is|are|was|were|does|do|did|can|could|will|would|has|have|may|must|should|if|whether|isn['’]t|aren['’]t|don['’]t|doesn['’]t|ist|sind|hat|haben|kann|gibt|heeft|zijn|kan|est-ce|es|son|è|sono)\\b`,
  'iu',
)
const WH = new RegExp(
  `${LEAD}(?:what|which|when|where|who|why|how|was|welche\\w*|wann|wo|wer|wie|wieviel|wat|welke?|wanneer|waar|hoe|quel\\w*|quand|où|combien|comment|qué|cuál\\w*|cuándo|dónde|cuánto\\w*|cosa|quale|quando|dove|quanto)\\b`,
  'iu',
)
const HEARD =
  /\b(?:so|i (?:heard|read|thought|saw|think|assume|believe|guess|take it)|you (?:said|told|wrote|say)|is it true|apparently|since)\b/i

/** "Less than 5 euros" is a limit, and compares no products. */
const LIMIT =
  /\b(?:less|more|cheaper|dearer|lower|higher) than\s+(?:\p{Sc}|\p{Nd}|\p{L}+ (?:euros?|dollars?|pounds?|cents?)\b)/giu

export function intentsOf(text: string): Intents {
  const plain = text.normalize('NFKC').replaceAll('’', "'").trim()
  const bare = withoutTag(plain)
  const has = (pattern: RegExp) => pattern.test(plain)
  const unlimited = plain.replace(LIMIT, ' ')
  const comparesPrices = (pattern: RegExp) => pattern.test(unlimited)
  const isYesNo = YES_NO.test(plain) || (!WH.test(plain) && /\?\s*$/.test(plain))
  return {
    price: has(
      /\b(?:price[sd]?|pricing|costs?|how much|expensive|cheap\w*|afford|kosten|kostet|preis\w*|teuer\w*|billig\w*|prijs\w*|kost|duur|goedkoop\w*|prix|coûte\w*|cher|precio\w*|cuesta\w*|cuánto|prezzo|costa|quanto)\b|\p{Sc}|\b(?:euros?|dollars?|pounds?|cents?)\b/iu,
    ),
    stock: has(
      /\b(?:in stock|out of stock|sold out|available|availability|left|still have|stock(?:ed)?|vorrätig|lieferbar|verfügbar|ausverkauft|voorraad|uitverkocht|verkrijgbaar|disponibles?|agotad\w+|disponibil[ei]|esaurit\w+)\b/iu,
    ),
    asksIfSoldOut: has(
      /\b(?:sold out|out of stock|unavailable|ausverkauft|uitverkocht|agotad\w+|esaurit\w+)\b/iu,
    ),
    sizes: has(
      /\b(?:sizes?|bigger|smaller|larger|big|small|large|packs?|packages?|packaging sizes?|weigh\w*|how (?:much|many) (?:is|are) in|colou?rs?|options?|variants?|versions?|größen?|farben?|maten?|kleuren?|tailles?|couleurs?|tallas?|colores|taglie|colori)\b/iu,
    ),
    onSale: has(
      /\b(?:on sale|sale|discount(?:ed|s)?|reduced|offers?|deals?|bargains?|angebot\w*|reduziert\w*|korting|aanbieding\w*|promo\w*|soldes?|oferta\w*|saldi|offerta)\b/iu,
    ),
    list: has(
      /\b(?:which|what (?:kinds?|sorts?|types?|else|\w+s\b)|what do you (?:have|sell|offer)|show|list|any|all|some|recommend\w*|suggest\w*|something|anything|ideas?|options|everything|looking for|gift|present|welche|was gibt|was habt|welke|wat voor|quels?|quelles?|qué|cuáles|quali|che cosa)\b/iu,
    ),
    compares: comparesPrices(
      /\b(?:cheap(?:er|est)|less expensive|lowest[ -]price\w*|lowest|least expensive|costs? (?:less|least)|best price|günstig(?:er|ste\w*)|billig(?:er|ste\w*)|goedkop(?:er|ste)|moins cher\w*|más barat\w+|meno car\w+|più economic\w+)\b/iu,
    )
      ? 'less'
      : comparesPrices(
            /\b(?:dear(?:er|est)|more expensive|most expensive|highest[ -]price\w*|priciest|pricier|costs? (?:more|most)|teur(?:er|ste\w*)|duur(?:der|ste)|plus cher\w*|más car\w+|più car\w+)\b/iu,
          )
        ? 'more'
        : null,
    isSuperlative: has(
      /\b(?:cheapest|dearest|least expensive|most expensive|lowest|highest|priciest|best price|costs? (?:least|most)|günstigste\w*|billigste\w*|teuerste\w*|goedkoopste|duurste)\b/iu,
    ),
    asserts: TAG.test(plain) || isYesNo || HEARD.test(plain),
    negates: /\b(?:not|no|never|without|none)\b|n't\b/i.test(
      bare.replace(/^(?:no|isn't|aren't|don't|doesn't)\b,?/i, ''),
    ),
  }
}

/** "the tofu is vegan, right?" without its end. */
export const withoutTag = (text: string): string => text.replace(TAG, '')
