import { expect, test } from 'vitest'
import type { Discount } from '../../../../../services/shop/discounts/schemas.ts'
import { courseOf, periodWords, valueWords } from './discount-words.ts'

const NOW = Date.parse('2027-05-01T12:00:00Z')

const discount = (part: Partial<Discount>) =>
  ({
    ...{ isActive: true, startsAt: null, endsAt: null, maxUses: null, uses: 0 },
    ...part,
  }) as Discount

test.each<[Partial<Discount>, string]>([
  [{}, 'running'],
  [{ isActive: false }, 'off'],
  [{ startsAt: '2027-05-01T12:00:01Z' }, 'to come'],
  [{ endsAt: '2027-05-01T12:00:00Z' }, 'over'],
  [{ maxUses: 3, uses: 3 }, 'used up'],
  [{ maxUses: 3, uses: 2 }, 'running'],
])('%j is %s', (part, course) => {
  expect(courseOf(discount(part), NOW)).toBe(course)
})

test.each<[Pick<Discount, 'kind' | 'value'>, string]>([
  [{ kind: 'percentage', value: 1250 }, '12.5 % off'],
  [{ kind: 'fixed', value: 500 }, '€5.00 off'],
  [{ kind: 'free-shipping', value: 0 }, 'Free shipping'],
])('%j is "%s"', (part, words) => {
  expect(valueWords(part, 'EUR')).toBe(words)
})

test('a period without dates has no end', () => {
  expect(periodWords({ startsAt: null, endsAt: null })).toBe('without an end')
})
