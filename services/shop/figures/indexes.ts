import type { DatabaseIndexes } from '../../platform/indexes.ts'
import { PERIODS, SALES } from './record.ts'

export const figureIndexes: DatabaseIndexes = {
  composite: [
    {
      collection: SALES,
      fields: [
        { path: 'ownerId', order: 'ASCENDING' },
        { path: 'month', order: 'ASCENDING' },
        { path: 'quantity', order: 'DESCENDING' },
      ],
    },
    {
      collection: 'shopStock',
      fields: [
        { path: 'ownerId', order: 'ASCENDING' },
        { path: 'isSold', order: 'ASCENDING' },
        { path: 'onHand', order: 'ASCENDING' },
      ],
    },
    {
      collection: 'shopOrders',
      fields: [
        { path: 'ownerId', order: 'ASCENDING' },
        { path: 'state', order: 'ASCENDING' },
        { path: 'addedAt', order: 'ASCENDING' },
      ],
    },
  ],
  ttl: [],
  exempt: [
    ...['orders', 'revenue'].map((field) => ({ collection: PERIODS, field })),
    ...['productId', 'title', 'revenue'].map((field) => ({ collection: SALES, field })),
  ],
}
