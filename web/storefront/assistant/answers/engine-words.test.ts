import { expect, test } from 'vitest'
import type { Answer } from '../../../../services/assistant/answers/schemas.ts'
import { engineWords } from './engine-words.ts'

const none = { model: null, fallback: null }

test.each<[Answer['engine'], number[], string]>([
  [
    { ...none, kind: 'model', model: 'Gemini 2.5 Flash' },
    [1],
    'Written by Gemini 2.5 Flash from the shop’s texts',
  ],
  [{ ...none, kind: 'extractive' }, [1], 'From the shop’s own texts'],
  [{ ...none, kind: 'extractive' }, [], 'From the shop’s assistant'],
  [
    { ...none, kind: 'extractive', fallback: 'unreachable' },
    [1],
    'From the shop’s own texts, because the model could not be reached',
  ],
  [
    { ...none, kind: 'extractive', fallback: 'limit' },
    [1],
    'From the shop’s own texts, because the model has no answers left for today',
  ],
  [
    { ...none, kind: 'extractive', fallback: 'unsupported' },
    [1],
    'From the shop’s own texts, because what the model wrote was not supported by them',
  ],
  [{ ...none, kind: 'refusal' }, [], 'The shop’s texts do not say'],
])('%o', (engine, citations, words) => {
  expect(engineWords({ engine, citations })).toBe(words)
})
