import { expect, test } from 'vitest'
import { wordsOfLanguage } from '../../platform/search/language-words.ts'
import { confidenceOf } from '../retrieval/gate.ts'
import { BUILDING } from './building.ts'
import { bestThreshold, type FittingExample, fitGate, mistakesAt, OF_MEANING } from './fitting-gate.ts'
import { GOLDEN } from './golden.ts'
import { demoTitle } from './test-demo-shop.ts'
import { WORKSHOP_TITLES } from './test-workshop.ts'

test('every source that is named exists', () => {
  const missing = BUILDING.flatMap(({ shop, sources, turns }) =>
    [...sources, ...turns.flatMap((turn) => turn.sources)].filter((name) => {
      if (shop === 'workshop') return !WORKSHOP_TITLES.has(name)
      return !demoTitle(name)
    }),
  )
  expect(missing).toEqual([])
})

test('what is answered has sources, and what is refused has none', () => {
  const wrong = BUILDING.filter(({ expects, sources }) => (expects === 'answer') !== sources.length > 0)
  expect(wrong.map(({ id }) => id)).toEqual([])
})

test('no question is asked twice, and none of the golden set, so that its held half stays unseen', async () => {
  const { split } = await wordsOfLanguage('en')
  const wordsOf = ({ question, turns }: { question: string; turns: readonly { question: string }[] }) =>
    [...turns.map((turn) => turn.question), question].flatMap(split).join(' ')
  for (const shop of ['demo', 'workshop']) {
    const own = BUILDING.filter((question) => question.shop === shop).map(wordsOf)
    const golden = new Set(GOLDEN.map(wordsOf))
    expect(own.filter((words, at) => own.indexOf(words) !== at)).toEqual([])
    if (shop === 'demo') expect(own.filter((words) => golden.has(words))).toEqual([])
  }
})

/** Of these, every tenth is near and refused, as no weights can tell. */
const examples: FittingExample[] = Array.from({ length: 100 }, (_, at) => {
  const isNear = at % 2 === 0
  return {
    features: { similarity: isNear ? 1 : 0, unknownShare: isNear ? 0 : 1, unknownThing: 0, agreement: 0 },
    isAnswered: isNear && at % 20 !== 0,
    ...{ shop: 'demo', kind: 'lexical' },
  }
})

test('a gate is fitted, and counted by questions that it was not fitted to', () => {
  const { weights, unseen } = fitGate(examples)
  expect(weights.similarity).toBeGreaterThan(0)
  expect(unseen).toHaveLength(examples.length)
  expect(mistakesAt(examples, unseen, 0.5)).toEqual({ wronglyRefused: 0, wronglyAnswered: 5 })
  expect(bestThreshold(examples, unseen)).toBe(0.5)
  // What all ten that were left out have alone is not known to the weights.
  const odd = examples.map((example, at) =>
    at % 10 === 1
      ? { ...example, features: { ...example.features, unknownThing: 1 }, isAnswered: true }
      : example,
  )
  const left = fitGate(odd)
  expect(confidenceOf(odd[1]!.features, left.weights)).toBeGreaterThan(0.5)
  expect(left.unseen[1]).toBeLessThan(0.5)
})

test('without vectors, what only they have gets no weight', () => {
  expect(fitGate(examples, OF_MEANING).weights).toMatchObject({ similarity: 0, agreement: 0 })
})
