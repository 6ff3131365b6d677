import { expect, test } from 'vitest'
import { sumsOf } from './figure-sums.ts'

const day = {
  ...{ day: '2026-11-26', questions: 0, answered: 0, refused: 0, handedOver: 0 },
  ...{ helped: 0, didNotHelp: 0, byModel: 0, medianMs: null, p95Ms: null },
}

test('without questions there are no shares', () => {
  expect(sumsOf([day, day])).toEqual({
    ...{ questions: 0, answeredShare: null, refused: 0, handedOver: 0, helped: 0, rated: 0 },
  })
})

test('days are added up, and what was stopped is neither answered nor refused', () => {
  const days = [
    { ...day, questions: 5, answered: 3, refused: 1, helped: 2 },
    { ...day, questions: 4, answered: 3, refused: 1, handedOver: 1, didNotHelp: 1 },
  ]
  expect(sumsOf(days)).toEqual({
    ...{ questions: 9, answeredShare: 0.75, refused: 2, handedOver: 1, helped: 2, rated: 3 },
  })
})
