import { expect, test } from 'vitest'
import type { PeriodKind } from '../../../../../services/shop/figures/schemas.ts'
import { periodLabel, periodName } from './period-words.ts'

test.each<[PeriodKind, string, string]>([
  ['day', '3 May', '3 May 2027'],
  ['week', '3 May', 'Week of 3 May 2027'],
  ['month', 'May', 'May 2027'],
])('a %s is called %s below its column, and %s', (by, label, name) => {
  expect(periodLabel('2027-05-03', by)).toBe(label)
  expect(periodName('2027-05-03', by)).toBe(name)
})
