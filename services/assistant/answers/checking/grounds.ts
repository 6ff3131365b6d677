// What an answer may say: the evidence, read once for all sentences of an answer.
import type { Evidence } from '../evidence.ts'
import { allStems, contentStems, type Wording } from '../words/content.ts'
import { type Figure, figuresIn } from '../words/figures.ts'
import { sentencesOf } from '../words/sentences.ts'
import { weekdaysIn } from '../words/weekdays.ts'
import { addressesIn } from './markup.ts'

export interface Ground {
  figures: Figure[]
  stems: ReadonlySet<string>
  days: ReadonlySet<number>
  addresses: ReadonlySet<string>
  titleStems: ReadonlySet<string>
  /** Stems of each sentence that denies something. */
  denials: readonly ReadonlySet<string>[]
  phrases: readonly string[]
  /** Stems of each sentence that says that something costs nothing, and names no price. */
  gratis: readonly ReadonlySet<string>[]
  /** Of a product, the lowest, in minor units; null for other sources. */
  price: number | null
  /** How many variants a product has. */
  variants: number
  /** Which variants of a product can be had; null for other sources. */
  stock: 'all' | 'some' | 'none' | null
}

export interface Grounds {
  /** The evidence with the number n is at n - 1. */
  sources: readonly Ground[]
  wording: Wording
  /** The question as it was asked; it says in which language the answer is, and is no evidence. */
  question: string
  /** Words of the shop's name, which are no product's. */
  shopStems: ReadonlySet<string>
  shopAddresses: ReadonlySet<string>
  /** Pages that the answer may link to. */
  paths: ReadonlySet<string>
  /** All values of the shop's attributes, each as stems: `gluten`, `free`. */
  attributeValues: readonly (readonly string[])[]
  /** What must not be told: the instructions, and the marker. */
  secrets: { system: string; marker: string }
}

const DENIAL = /\b(?:no|not|never|nothing|none|nobody|neither|nor|without|cannot)\b|n['’]t\b/i
const DENIAL_ABROAD =
  /\b(?:nicht|kein\w*|nie|niemals|ohne|niet|geen|nooit|zonder|pas|aucun\w*|jamais|sans|ningun\w*|ningún|nunca|jamás|sin|non|nessun\w*|mai|senza)\b/iu
/** Words of a shop that support a denial. */
const LIMIT = /\b(?:except|only|sold out|free)\b/i

/** In the other languages of answers. */
export const deniesAbroad = (text: string): boolean => DENIAL.test(text) || DENIAL_ABROAD.test(text)

/** "And nothing from €60" means that it is free. */
const COSTS_NOTHING = /\bnothing\b|\bgratis\b|\bfor free\b|\bno (?:charge|cost)\b/i

const IS_GRATIS = /\bfree\b(?!\s*(?:of|from|range)\b)|\bgratis\b|\bkostenlos\w*|\bgratuit\w*|\bnothing\b/i

export const denies = (text: string): boolean => DENIAL.test(text)

export function groundOf(evidence: Evidence, wording: Wording): Ground {
  const text = [evidence.title, ...evidence.facts, evidence.text].join('\n')
  return {
    figures: figuresIn(text),
    stems: new Set([
      ...contentStems(text, wording),
      ...(COSTS_NOTHING.test(text) ? [wording.words.stem('free')] : []),
    ]),
    titleStems: new Set(contentStems(evidence.title, wording)),
    days: weekdaysIn(text),
    addresses: new Set(addressesIn(text)),
    denials: sentencesOf(text)
      .filter((sentence) => denies(sentence) || LIMIT.test(sentence))
      .map((sentence) => new Set(contentStems(sentence, wording))),
    gratis: sentencesOf(text)
      .filter(
        (sentence) =>
          IS_GRATIS.test(sentence) && !figuresIn(sentence).some(({ unit }) => unit?.of === 'money'),
      )
      .map((sentence) => new Set(contentStems(sentence, wording))),
    phrases: allStems(text, wording),
    price: evidence.source.product?.listed.price ?? null,
    variants: evidence.source.product?.variants.length ?? 0,
    stock: evidence.source.product && stockOf(evidence.source.product),
  }
}

function stockOf({ listed, variants }: NonNullable<Evidence['source']['product']>): Ground['stock'] {
  if (!listed.isInStock) return 'none'
  return variants.every(({ isInStock }) => isInStock) ? 'all' : 'some'
}

export const groundsOf = ({
  evidence,
  attributes,
  shop,
  ...given
}: Pick<Grounds, 'wording' | 'question' | 'secrets'> & {
  evidence: readonly Evidence[]
  attributes: readonly { values: readonly string[] }[]
  shop: { name: string; email: string }
}): Grounds => ({
  ...given,
  sources: evidence.map((each) => groundOf(each, given.wording)),
  shopStems: new Set(allStems(shop.name, given.wording)),
  shopAddresses: new Set(addressesIn(shop.email)),
  paths: new Set(evidence.map(({ path }) => path)),
  attributeValues: attributes
    .flatMap(({ values }) => values.map((value) => allStems(value, given.wording)))
    // A size such as `M` is a letter of every text.
    .filter((stems) => stems.length > 0 && stems.join('').length > 2),
})
