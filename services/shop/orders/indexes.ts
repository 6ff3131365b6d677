import { type DatabaseIndexes, newestFirstIndex, recordIndexes } from '../../platform/indexes.ts'

const COLLECTION = 'shopOrders'

/** Fields that are large or never queried alone; each automatic index would cost storage and a write. */
const unasked = [
  'shop cart email shippingAddress billingAddress note lines codes shippingMethod totals paymentMethod instructions',
  'payments redirectUrl linkKey shipments refunds returns history invoice creditNotes counted mails',
  'number revision doneRevision needsAttention placedAt sweeps waitingSince',
].flatMap((names) => names.split(' '))

const records = recordIndexes(COLLECTION)

export const orderIndexes: DatabaseIndexes = {
  composite: [
    newestFirstIndex(COLLECTION),
    {
      collection: COLLECTION,
      fields: [
        { path: 'customerId', order: 'ASCENDING' },
        { path: 'customerFacets', arrayConfig: 'CONTAINS' },
        { path: 'addedAt', order: 'DESCENDING' },
      ],
    },
    {
      collection: COLLECTION,
      fields: [
        { path: 'customerId', order: 'ASCENDING' },
        { path: 'updatedAt', order: 'ASCENDING' },
      ],
    },
    ...records.composite,
  ],
  ttl: records.ttl,
  exempt: unasked.map((field) => ({ collection: COLLECTION, field })),
}
