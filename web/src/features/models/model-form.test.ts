import { expect, test } from 'vitest'
import type { Model } from '../../../../services/ai/schemas.ts'
import { checkModel, editIn, modelIn, readNumber, valuesOf } from './model-form.ts'

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

test('a form that changes one field sends that field only', () => {
  const before = {
    ...modelIn({ ...valuesOf(null), displayName: 'Flash', modelName: 'flash' }),
    order: 10,
    retiredAt: '2026-03-04T00:00:00Z',
  } as Model
  expect(editIn(valuesOf(before), before)).toEqual({})
  expect(editIn({ ...valuesOf(before), description: ' Quick ', dailyLimit: '5' }, before)).toEqual({
    description: 'Quick',
    dailyLimit: 5,
  })
})
