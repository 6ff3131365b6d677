import type { DatabaseIndexes } from '../../platform/indexes.ts'

const collection = 'recipients'

/** Fields that are large or never queried alone; each automatic index would cost storage and a write. */
const unasked = [
  'name company state reason skipReason bouncedAt known cvId position fields attempts mail outgoing row claimId',
  'retries positionKey addedAt updatedAt',
].flatMap((names) => names.split(' '))

export const recipientIndexes: DatabaseIndexes = {
  composite: [
    {
      collection,
      fields: [
        { path: 'campaignId', order: 'ASCENDING' },
        { path: 'facets', arrayConfig: 'CONTAINS' },
        { path: 'positionKey', order: 'ASCENDING' },
      ],
    },
    {
      collection,
      fields: [
        { path: 'campaignId', order: 'ASCENDING' },
        { path: 'positionKey', order: 'ASCENDING' },
      ],
    },
  ],
  ttl: [],
  exempt: unasked.map((field) => ({ collection, field })),
}
