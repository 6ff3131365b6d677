import { expect, test } from 'vitest'
import { checkModel, modelIn, readNumber, valuesOf } from './model-form.ts'

test.each([
  ['', true, null],
  ['250', true, 250],
  ['1 000', true, 1000],
  ['0', true, 0],
  ['1.5', true, undefined],
  ['-1', true, undefined],
  ['0,15', false, 0.15],
  ['2.50', false, 2.5],
  ['much', false, undefined],
])('%j is read as a number (whole: %s): %s', (text, isWhole, expected) => {
  expect(readNumber(text, isWhole)).toBe(expected)
})

test('a form gives a model, or names the fields that are wrong', () => {
  const values = {
    ...valuesOf(null),
    displayName: ' Flash ',
    modelName: 'gemini-2.5-flash',
    dailyLimit: '100',
  }
  expect(Object.values(checkModel(values)).filter(Boolean)).toEqual([])
  expect(modelIn(values)).toMatchObject({
    displayName: 'Flash',
    provider: 'google',
    secretNames: ['google-ai-keys'],
    dailyLimit: 100,
    inputPrice: null,
  })
  expect(modelIn(values)).not.toHaveProperty('order')
  const wrong = { ...values, displayName: ' ', secretNames: 'smtp-url', inputPrice: 'free' }
  expect(Object.entries(checkModel(wrong)).flatMap(([name, error]) => (error ? [name] : []))).toEqual([
    'displayName',
    'secretNames',
    'inputPrice',
  ])
})
