import { expect, test } from 'vitest'
import { CATALOGUE } from '../../shop/demo/catalogue.ts'
import { FAQS } from '../../shop/demo/faqs.ts'
import { slugOf } from '../../shop/demo/inputs.ts'
import { PAGES } from '../../shop/demo/pages.ts'
import type { DemoProduct } from '../../shop/demo/product.ts'
import { DISCOUNTS } from '../../shop/demo/shop.ts'
import { KINDS } from './golden/question.ts'
import { GOLDEN, type GoldenQuestion } from './golden.ts'
import { containsWords } from './words-of.ts'

const sale = DISCOUNTS.find((discount) => discount.sale)

/** What customers see of a product, with prices after the sale. */
function factsOf({ title, description, attributes, variants }: DemoProduct, category: string): string {
  const taken = sale?.sale === category ? sale.discount.value / 10_000 : 0
  const prices = variants.map(
    ({ size, price }) => `${size}: ${(Math.round(price * (1 - taken)) / 100).toFixed(2)}`,
  )
  const isInStock = variants.some(({ onHand }) => onHand > 0)
  return [
    title,
    description,
    JSON.stringify(attributes),
    ...prices,
    isInStock ? 'in stock' : 'sold out',
  ].join('\n')
}

/** By the golden set's names. */
const FACTS = new Map<string, string>([
  ...CATALOGUE.flatMap(({ title, slug, description, products }) => [
    [`category:${slug}`, `${title}\n${description}`] as const,
    ...products.flatMap((product) =>
      product.isDraft
        ? []
        : [[`product:${slugOf(product.title)}`, `${factsOf(product, slug)}\n${title}`] as const],
    ),
  ]),
  ...FAQS.map(({ question, answer }) => [`faq:${question}`, `${question}\n${answer}`] as const),
  ...PAGES.map(({ kind, title, body }) => [`page:${kind}`, `${title}\n${body}`] as const),
  ...GOLDEN.flatMap(({ planted }) => {
    if (!planted) return []
    const name = planted.kind === 'faq' ? planted.title : slugOf(planted.title)
    return [[`${planted.kind}:${name}`, `${planted.title}\n${planted.text}\n9.90`] as const]
  }),
])

const factsFor = ({ sources }: GoldenQuestion) => sources.map((name) => FACTS.get(name)).join('\n')

test('there are enough of each kind, and half of each is held aside', () => {
  expect(GOLDEN.length).toBeGreaterThanOrEqual(200)
  expect(new Set(GOLDEN.map(({ id }) => id)).size).toBe(GOLDEN.length)
  for (const kind of KINDS) {
    const questions = GOLDEN.filter((question) => question.kind === kind)
    const held = questions.filter(({ half }) => half === 'held')
    expect([kind, questions.length >= 12, held.length * 2]).toEqual([kind, true, questions.length])
  }
})

test('every source that is named exists', () => {
  const names = GOLDEN.flatMap(({ sources, related, turns }) => [
    ...sources,
    ...related,
    ...turns.flatMap((turn) => turn.sources),
  ])
  expect([...new Set(names)].filter((name) => !FACTS.has(name))).toEqual([])
})

test('what an answer has to contain stands in its sources', () => {
  const wrong = GOLDEN.flatMap((question) =>
    question.mustContain
      .filter((words) => ![words].flat().some((each) => containsWords(factsFor(question), each)))
      .map((words) => [question.id, words]),
  )
  expect(wrong).toEqual([])
})

test('what is answered has sources, and what is refused has none', () => {
  const wrong = GOLDEN.filter(
    ({ expects, sources }) =>
      (expects === 'answer' && sources.length === 0) || (expects === 'refusal' && sources.length > 0),
  )
  expect(wrong.map(({ id }) => id)).toEqual([])
})

test('the turns before say only what their sources say', () => {
  const wrong = GOLDEN.flatMap(({ id, turns }) =>
    turns.flatMap(({ answer, sources }) => {
      const facts = sources.map((name) => FACTS.get(name)).join('\n')
      const numbers = answer.replaceAll(/\[\d+\]/g, '').match(/\d+(\.\d+)?/g) ?? []
      return numbers.filter((number) => !containsWords(facts, number)).map((number) => [id, number])
    }),
  )
  expect(wrong).toEqual([])
})
