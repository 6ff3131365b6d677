import type { OrderRecord } from '../orders/record.ts'
import type { OrderOptions } from '../orders/test-orders.ts'
import { someOrder } from '../orders/test-orders.ts'
import type { IssuingShop } from './parts.ts'

export const someShop: IssuingShop = {
  name: 'Ana’s prints',
  email: 'hello@prints.example',
  language: 'en',
  country: 'DE',
  address: {
    name: 'Ana Maker',
    company: 'Prints GmbH',
    line1: 'Hafenstraße 2',
    line2: '',
    postalCode: '20457',
    city: 'Hamburg',
    region: '',
    country: 'DE',
    phone: '',
  },
  tax: { isRegistered: true, number: 'DE123456789' },
}

/** An order as it is read. */
export const anOrder = (options: OrderOptions = {}): OrderRecord => ({
  ...someOrder('ana', Date.UTC(2026, 10, 26, 12), options),
  updatedAt: '',
  sweepAt: null,
  facets: [],
  customerFacets: [],
})
