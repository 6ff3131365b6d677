import type { DatabaseIndexes } from '../../platform/indexes.ts'
import { CARTS } from './record.ts'

const collection = CARTS
const unasked = ['handle', 'lines', 'codes', 'country', 'shippingMethodId', 'orderIds', 'revision', 'pieces']

export const cartIndexes: DatabaseIndexes = {
  composite: ['customerId', 'ownerId'].map((whose) => ({
    collection,
    fields: [
      { path: whose, order: 'ASCENDING' },
      { path: 'updatedAt', order: 'ASCENDING' },
    ],
  })),
  ttl: [{ collection, field: 'expiresAt' }],
  exempt: unasked.map((field) => ({ collection, field })),
}
