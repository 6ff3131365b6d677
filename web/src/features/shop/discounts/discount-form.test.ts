import { expect, test } from 'vitest'
import type { Discount } from '../../../../../services/shop/discounts/schemas.ts'
import { checkDiscount, creationOf, type DiscountValues, valuesOf } from './discount-form.ts'

const written = (part: Partial<DiscountValues> = {}): DiscountValues => ({
  ...valuesOf(null, 'EUR'),
  title: 'Spring',
  code: 'spring',
  value: '12,5',
  ...part,
})

const wrong = (part: Partial<DiscountValues>) =>
  Object.entries(checkDiscount(written(part), 'EUR')).flatMap(([field, problem]) => (problem ? [field] : []))

test('a code is written in capitals, a percentage in basis points', () => {
  expect(creationOf(written(), 'EUR')).toMatchObject({
    code: 'SPRING',
    kind: 'percentage',
    value: 1250,
    minTotal: 0,
  })
})

test('a sale has neither a code nor a limit of uses', () => {
  const sale = creationOf(written({ way: 'sale', kind: 'fixed', value: '2.50', maxUses: '5' }), 'EUR')
  expect(sale).toMatchObject({ code: null, value: 250, maxUses: null })
})

test('what is stored is shown as it was written', () => {
  const stored = {
    ...creationOf(written({ startsAt: '2027-05-01T09:00' }), 'EUR'),
    id: 'd',
    uses: 0,
  } as unknown as Discount
  expect(valuesOf(stored, 'EUR')).toEqual(
    written({ code: 'SPRING', value: '12.5', startsAt: '2027-05-01T09:00' }),
  )
})

test.each<[Partial<DiscountValues>, string[]]>([
  [{}, []],
  [{ title: ' ', code: 'ab' }, ['title', 'code']],
  [{ value: '101' }, ['value']],
  [{ value: '0' }, ['value']],
  [{ kind: 'fixed', value: '1.234' }, ['value']],
  [{ kind: 'free-shipping', value: '' }, []],
  [{ way: 'sale', kind: 'free-shipping' }, ['kind']],
  [{ startsAt: '2027-05-02T00:00', endsAt: '2027-05-01T00:00' }, ['endsAt']],
  [{ maxUses: '0', maxUsesPerCustomer: '1.5' }, ['maxUses', 'maxUsesPerCustomer']],
])('%j: %j', (part, fields) => {
  expect(wrong(part)).toEqual(fields)
})
