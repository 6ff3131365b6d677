import { describe, expect, test } from 'vitest'
import { type Example, fitted } from './fitting.ts'
import { confidenceOf, type Evidence, type Features, gateOf } from './gate.ts'
import type { WordsAnswer } from './index/shop-index.ts'

const ref = { kind: 'product' as const, id: 'mug' }
const MUG = { ref, part: 0, title: 'Mug' }
const words = (changes: Partial<WordsAnswer> = {}): WordsAnswer => ({
  sources: [{ ...MUG, score: 5, coverage: 1 }],
  units: 1,
  unknown: [],
  unknownShare: 0,
  unknownThings: [],
  ...changes,
})
const evidence = (changes: Partial<Evidence> = {}): Evidence => ({
  words: words(),
  byMeaning: [{ ...MUG, similarity: 0.6 }],
  model: 'sentence-encoder-1',
  isFiltered: false,
  language: 'en',
  isClaim: false,
  ...changes,
})
const UNKNOWN = words({ sources: [], unknown: ['quasar'], unknownShare: 1 })

describe('the gate', () => {
  test.each([
    ['words and meaning agree', evidence(), true],
    ['the meaning is near, although no word is there', evidence({ words: UNKNOWN }), true],
    ['neither is near', evidence({ words: UNKNOWN, byMeaning: [{ ...MUG, similarity: 0.3 }] }), false],
    [
      'the shop does not have what is asked for, although something alike',
      evidence({ words: words({ unknown: ['tofu'], unknownShare: 1, unknownThings: ['tofu'] }) }),
      false,
    ],
    [
      'few words are there, and both rankings have the same because there is nothing else',
      evidence({ words: words({ unknownShare: 0.8 }), byMeaning: [{ ...MUG, similarity: 0.3 }] }),
      false,
    ],
    ['only words can be compared', evidence({ byMeaning: null, model: null }), true],
    ['only words can be compared, and they differ', evidence({ words: UNKNOWN, byMeaning: null }), false],
    ['nothing is known', evidence({ words: words({ sources: [] }), byMeaning: [] }), false],
    ['products pass all filters', evidence({ words: words({ unknownShare: 1 }), isFiltered: true }), true],
  ])('when %s', (_, given, isOpen) => {
    expect(gateOf(given).isOpen).toBe(isOpen)
  })

  test('lets a wrong claim through, so that it is put right', () => {
    const half = words({ unknown: ['paypal'], unknownShare: 0.9 })
    const near = [{ ...MUG, similarity: 0.27 }]
    const claimed = evidence({ words: half, byMeaning: near, isClaim: true })
    expect(gateOf(claimed).confidence).toBeGreaterThan(gateOf({ ...claimed, isClaim: false }).confidence)
  })

  test('says why', () => {
    const { why } = gateOf(evidence({ words: UNKNOWN }))
    expect(why).toBe(
      'There is evidence. The nearest source in meaning is “Mug” (0.60). The shop never says: quasar.',
    )
  })
})

test('weights are fitted to what was answered', () => {
  const features = (changes: Partial<Features>): Features => ({
    ...{ similarity: 0.5, unknownShare: 0.5, unknownThing: 0, agreement: 0 },
    ...changes,
  })
  const examples: Example[] = [
    { features: features({ similarity: 1, unknownShare: 0.1 }), isAnswered: true },
    { features: features({ similarity: 0.8 }), isAnswered: true },
    { features: features({ similarity: 0.7, agreement: 1 }), isAnswered: true },
    { features: features({ similarity: 0.1 }), isAnswered: false },
    { features: features({ similarity: 0.2, unknownShare: 0.9 }), isAnswered: false },
    { features: features({ similarity: 0.9, unknownThing: 1 }), isAnswered: false },
  ]
  const weights = fitted(examples)
  for (const { features, isAnswered } of examples)
    expect(confidenceOf(features, weights) > 0.5).toBe(isAnswered)
  expect(weights.similarity).toBeGreaterThan(0)
  expect(weights.unknownThing).toBeLessThan(0)
  expect(fitted(examples, ['agreement']).agreement).toBe(0)
})
