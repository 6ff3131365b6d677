// Claims whose words all stand in the evidence, and which it does not make: "the cheapest", "delivery is free".
import { hasStem, type Wording } from '../words/content.ts'
import { figuresIn } from '../words/figures.ts'
import type { Ground } from './grounds.ts'

/** "Order two and get one" */
export const OFFERS_MORE =
  /\b(?:buy|order|take)\s+(?:one|two|three|four|\d+)\b.{0,30}\b(?:get|pay|receive)\b/i

/** Letter by letter nobody writes but who hides something. */
export const isSpelledOut = (sentence: string): boolean =>
  /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}][\s.·_|-]+){7,}[\p{L}\p{N}](?![\p{L}\p{N}])/u.test(sentence)

const LEAST =
  /\b(?:cheapest|lowest[- ]priced?|lowest price|least expensive|günstigste\w*|billigste\w*|goedkoopste|le moins cher|la moins chère|más barat[oa]|meno car[oa])\b/iu
const MOST =
  /\b(?:most expensive|dearest|priciest|highest[- ]priced?|highest price|teuerste\w*|duurste|le plus cher|la plus chère|más car[oa]|più car[oa])\b/iu

/** Nothing can be the cheapest alone, nor if the evidence has something that costs less. */
export function lacksComparison(sentence: string, cited: readonly Ground[], all: readonly Ground[]): boolean {
  const isLeast = LEAST.test(sentence)
  if (!isLeast && !MOST.test(sentence)) return false
  const pricesOf = (grounds: readonly Ground[]) => grounds.flatMap(({ price }) => price ?? [])
  const [own, others] = [pricesOf(cited), pricesOf(all)]
  if (own.length === 0 || others.length < 2) return true
  return isLeast ? Math.min(...own) > Math.min(...others) : Math.max(...own) < Math.max(...others)
}

const FREE = /\bfree\b(?!\s*(?:of|from|range)\b)|\bgratis\b|\bkostenlos\w*|\bgratuit\w*|\bfor nothing\b/iu
const COMPOUND = /\p{L}-free\b|\bfree-\p{L}/giu
const OWN_WORDS = new Set(['free', 'cost', 'charg', 'noth', 'alwai'])
const SHARED = 0.6

/**
 * Where some things have a price, that picking up is free says nothing of delivery. Where the sentence names an amount,
 * the amount is checked.
 */
export function isGratisElsewhere(
  sentence: string,
  stems: ReadonlySet<string>,
  sources: readonly Ground[],
  wording: Wording,
): boolean {
  if (!FREE.test(sentence.replace(COMPOUND, ' '))) return false
  if (figuresIn(sentence).some(({ unit }) => unit?.of === 'money')) return false
  const isPriced = ({ figures }: Ground) =>
    figures.some(({ unit, values }) => unit?.of === 'money' && values[0] !== 0)
  if (!sources.some(isPriced)) return false
  const said = [...stems].filter((stem) => !OWN_WORDS.has(stem))
  const shares = (one: ReadonlySet<string>) =>
    said.filter((stem) => hasStem(one, stem, wording)).length >= said.length * SHARED
  return !sources.some(({ gratis }) => gratis.some(shares))
}
