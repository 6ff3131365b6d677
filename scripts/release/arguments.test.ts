import { expect, test } from 'vitest'
import { argumentProblem } from './arguments.ts'

const digest = `sha256:${'a'.repeat(64)}`

test.each([
  [{ digest: 'latest', window: '60' }, /--digest latest/],
  [{ digest: `${digest}0`, window: '60' }, /--digest/],
  [{ window: 'Infinity' }, /--window Infinity/],
  [{ window: '0' }, /--window 0/],
  [{ window: 'a minute' }, /--window a minute/],
  [{ window: '60', accept: ['iam', 'exposures'] }, /--accept exposures: expected one of .*exposure/],
])('what cannot be meant is refused: %j', (values, why) => {
  expect(argumentProblem(values)).toMatch(why)
})

test('what can be meant is not', () => {
  expect(argumentProblem({ digest, window: '0.5', accept: ['iam', 'events'] })).toBeNull()
})
