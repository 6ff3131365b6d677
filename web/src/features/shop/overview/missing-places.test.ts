import { expect, test } from 'vitest'
import { missingIn } from '../../../../../services/shop/shops/missing.ts'
import { newShop } from '../../../../../services/shop/shops/new-shop.ts'
import { placeOf } from './missing-places.ts'

const bare = {
  ...newShop({
    ownerId: 'ana',
    opening: { handle: 'prints', name: '', currency: 'EUR', country: 'DE' },
    methodId: 'm',
    at: '2027-05-01T00:00:00Z',
  }),
  shipping: [],
  payments: {
    invoice: { isOn: false, instructions: '' },
    testCard: { isOn: false },
    stripe: { isOn: false },
  },
}

test('everything that a shop can lack has a place of its own where it is added', () => {
  const places = missingIn(bare).map(
    (words) => Object.values(placeOf(words).search).join() || placeOf(words).to,
  )
  expect(places).toEqual([
    '/store/products',
    ...['payments', 'shipping', 'address', 'shop', 'tax', 'terms', 'privacy', 'imprint'],
  ])
})
