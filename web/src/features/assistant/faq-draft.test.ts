import { expect, test } from 'vitest'
import type { Answer } from '../../../../services/assistant/answers/schemas.ts'
import { faqDraft } from './faq-draft.ts'

const answer = (outcome: Answer['outcome'], text: string): Answer => ({
  ...{ outcome, text, citations: [], suggestions: [], usage: null, latencyMs: { sources: 1, total: 2 } },
  engine: { kind: outcome === 'answered' ? 'extractive' : 'refusal', model: null, fallback: null },
})
const customer = (text: string, told: Answer | null = null) =>
  ({ from: 'customer', text, answer: told }) as const
const maker = (text: string) => ({ from: 'maker', text, answer: null }) as const

test('an answer comes without the numbers of its sources', () => {
  const told = answer('answered', 'Two days [1], by air one [2, 3].')
  expect(faqDraft([customer('How long?', told)], 0)).toEqual({
    question: 'How long?',
    answer: 'Two days, by air one.',
  })
})

test('a refusal is no answer', () => {
  const told = answer('refused', 'I found nothing about that.')
  expect(faqDraft([customer('May we visit?', told)], 0)).toEqual({ question: 'May we visit?', answer: '' })
})

test.each([
  ['what was asked last', ['How long?', 'May we visit?'], 'May we visit?'],
  ['what asks something, and not what is only added', ['May we visit?', 'It is for May.'], 'May we visit?'],
  ['what was said last where nothing asks', ['I want to visit', 'In May'], 'In May'],
  ['nothing where nothing was said', [], ''],
])('a reply goes with %s', (_which, said, question) => {
  const messages = [...said.map((text) => customer(text)), maker('Yes.'), customer('And in June?')]
  expect(faqDraft(messages, said.length)).toEqual({ question, answer: 'Yes.' })
})
