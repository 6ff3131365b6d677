import { describe, expect, test } from 'vitest'
import { claimsOf } from './claims.ts'
import type { SourceName } from './golden/question.ts'
import { GOLDEN, type GoldenQuestion } from './golden.ts'
import { isRight, measure, type Outcome, percentile } from './measuring.ts'
import { containsWords, contentWords, numbersOf } from './words-of.ts'

const asked = (changes: Partial<GoldenQuestion> = {}): GoldenQuestion => ({
  ...GOLDEN[0]!,
  ...{
    kind: 'lexical',
    expects: 'answer',
    sources: ['faq:a'],
    related: [],
    mustContain: [],
    mustNotContain: [],
  },
  ...changes,
})

const outcome = (changes: Partial<Outcome> = {}): Outcome => ({
  question: asked(),
  found: ['faq:a'],
  isRefused: false,
  text: '',
  cited: new Map(),
  sourcesMs: 1,
  totalMs: 2,
  ...changes,
})

describe('words', () => {
  test.each<[string, string, boolean]>([
    ['Baked yesterday', 'yes', false],
    ['**Yes**: it is', 'yes', true],
    ['It costs €12.35', '2.35', false],
    ['It costs €2.35 [1].', '2.35', true],
    ['below 7\u00a0°C', '7 °C', true],
    ['we don’t', "don't", true],
  ])('%j contains %j: %s', (text, words, does) => {
    expect(containsWords(text, words)).toBe(does)
  })

  test.each<[string, string[]]>([
    ['€4,95 or 4.95 up to 10 kg [3]', ['4.95', '4.95', '10']],
    ['between 10:00 and 18:00', ['10:00', '18:00']],
    ['in three or twenty days, and one more', ['3', '20']],
    ['€5.00', ['5']],
  ])('numbers of %j', (text, numbers) => {
    expect(numbersOf(text)).toEqual(numbers)
  })

  test('what means the same in another form is the same word', () => {
    expect(contentWords('The croissants are delivered')).toEqual(contentWords('a croissant for delivering'))
  })
})

describe('claims', () => {
  const evidence = new Map([
    [1, 'Aged Gouda. Price 6.25. Made of raw milk in the B.V. of Utrecht.'],
    [2, 'Delivery costs 4.95.'],
  ])
  const supported = (answer: string) => claimsOf(answer, evidence).map(({ isSupported }) => isSupported)

  test.each<[string, boolean[]]>([
    ['Aged Gouda: price 6.25 [1].', [true]],
    ['Aged Gouda: price 6.50 [1].', [false]],
    ['Aged Gouda: price 6.25 [2].', [false]],
    ['Aged Gouda is made of raw milk. [1] Delivery costs 4.95 [2].', [true, true]],
    ['Aged Gouda is made of raw milk [1]. It cures headaches and tiredness [1].', [true, false]],
    ['- Aged Gouda, 6.25 [1]\n- Tofu, 6.25 [1]', [true, false]],
    ['Raw milk in the B.V. of Utrecht [1].', [true]],
    ['Delivery costs four euros [2].', [false]],
    ['The description of **Aged Gouda** does not say “vegan” [1].', [true]],
    ['The description of **Aged Gouda** does not say “raw milk” [1].', [false]],
    ['[1]', []],
  ])('%j', (answer, expected) => {
    expect(supported(answer)).toEqual(expected)
  })
})

describe('measures', () => {
  test('a right source counts within the first five only', () => {
    const others: SourceName[] = ['faq:1', 'faq:2', 'faq:3', 'faq:4', 'faq:5']
    const late = outcome({ found: [...others, 'faq:a'] })
    const second = outcome({ found: ['faq:1', 'faq:a'] })
    expect(measure([late])).toMatchObject({ recall: 0, reciprocalRank: 0 })
    expect(measure([second])).toMatchObject({ recall: 1, reciprocalRank: 0.5 })
    // A refusal is as right there, so nothing has to be found.
    const either = outcome({ question: asked({ expects: 'either' }), found: [] })
    expect(measure([second, either]).recall).toBe(1)
  })

  test('of a filter everything has to be found', () => {
    const question = asked({ kind: 'filter', sources: ['product:a', 'product:b'] })
    expect(measure([outcome({ question, found: ['product:a'] })]).recall).toBe(0.5)
  })

  test('refusals are precise when only what had to be refused is, and complete when all of it is', () => {
    const refusal = asked({ expects: 'refusal', sources: [] })
    const measured = measure([
      outcome({ question: refusal, isRefused: true }),
      outcome({ question: refusal, isRefused: true }),
      outcome({ question: refusal }),
      outcome({ isRefused: true }),
      outcome({ question: asked({ expects: 'either' }), isRefused: true }),
    ])
    expect([measured.refusalPrecision, measured.refusalRecall]).toEqual([2 / 3, 2 / 3])
  })

  test('citing what is not right is seen, also where nothing should have been answered', () => {
    const cited = new Map([[1, { name: 'faq:a' as const, evidence: '' }]])
    const other = new Map([[1, { name: 'faq:b' as const, evidence: '' }]])
    const refusal = asked({ expects: 'refusal', sources: [] })
    const measured = measure([
      outcome({ cited }),
      outcome({ cited: other }),
      outcome({ cited: other, question: asked({ related: ['faq:b'] }) }),
      outcome({ cited, question: refusal }),
    ])
    expect(measured.citationPrecision).toBe(0.5)
  })

  test.each<[string, Partial<GoldenQuestion>, Partial<Outcome>, boolean]>([
    ['the words are there', { mustContain: [['4.95', 'five']] }, { text: 'It is 4.95' }, true],
    ['words are missing', { mustContain: ['4.95', '60'] }, { text: 'It is 4.95' }, false],
    ['a wrong word is there', { mustNotContain: ['yes'] }, { text: 'Yes.' }, false],
    ['it should have been refused', { expects: 'refusal' }, {}, false],
    ['it should not have been refused', {}, { isRefused: true }, false],
    ['either is right', { expects: 'either', mustContain: ['4.95'] }, { isRefused: true }, true],
    [
      'a refusal leaks',
      { expects: 'refusal', mustNotContain: ['CODE'] },
      { isRefused: true, text: 'CODE' },
      false,
    ],
  ])('an answer is judged: %s', (_, question, changes, right) => {
    expect(isRight(outcome({ question: asked(question), ...changes }))).toBe(right)
  })

  test('nothing to measure is not a zero', () => {
    expect(measure([])).toMatchObject({ recall: null, faithfulness: null, leaks: 0, totalP95: 0 })
    expect([percentile([3, 1, 2], 0.5), percentile([1, 2, 3, 4], 0.95)]).toEqual([2, 4])
  })
})
