import { expect, test } from 'vitest'
import { knowledgeWords, modelWords } from './knowledge-words.ts'

test.each([
  [null, 'nothing yet'],
  ['sentence-encoder-0.2.0', 'the built-in sentence encoder'],
  ['gemini-embedding-001', 'Gemini’s embeddings'],
  ['another-1', 'another-1'],
])('%s is %s', (model, words) => {
  expect(modelWords(model)).toBe(words)
})

const OF = 'of your products, categories, questions and pages, and compares meanings with'
const NOW = Date.parse('2026-11-26T12:00:00Z')

test.each([
  [null, 'It has not read anything of your shop yet.'],
  [{ entries: 1, model: null, indexedAt: null }, `It knows 1 passage ${OF} nothing yet.`],
  [
    { entries: 1200, model: 'gemini-embedding-001', indexedAt: '2026-11-26T09:00:00Z' },
    `It knows 1,200 passages ${OF} Gemini’s embeddings. It read your shop 3 hours ago.`,
  ],
])('%j is said in sentences', (knowledge, words) => {
  expect(knowledgeWords(knowledge, NOW)).toBe(words)
})
