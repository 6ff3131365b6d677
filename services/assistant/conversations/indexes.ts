import { type DatabaseIndexes, newestFirstIndex, recordIndexes } from '../../platform/indexes.ts'
import { CONVERSATIONS, MESSAGES } from './record.ts'

const records = recordIndexes(CONVERSATIONS)

/** Fields that are large or never queried alone; each automatic index would cost storage and a write. */
const unasked: Record<string, string> = {
  [CONVERSATIONS]: 'handle title messages handOver customerEmail lastQuestion addedAt lastAt revision facets',
  [MESSAGES]:
    'from isForMaker text outcome answeringUntil answer sources retrieval feedback faqId addedAt facets',
}

export const conversationIndexes: DatabaseIndexes = {
  composite: [
    ...records.composite,
    {
      collection: CONVERSATIONS,
      fields: [
        { path: 'ownerId', order: 'ASCENDING' },
        { path: 'facets', arrayConfig: 'CONTAINS' },
        { path: 'updatedAt', order: 'DESCENDING' },
      ],
    },
    ...(['ASCENDING', 'DESCENDING'] as const).map((order) => ({
      collection: CONVERSATIONS,
      fields: [
        { path: 'ownerId', order: 'ASCENDING' as const },
        { path: 'customer', order: 'ASCENDING' as const },
        { path: 'lastAt', order },
      ],
    })),
    newestFirstIndex(MESSAGES),
    ...(['ASCENDING', 'DESCENDING'] as const).map((order) => ({
      collection: MESSAGES,
      fields: [
        { path: 'conversationId', order: 'ASCENDING' as const },
        { path: 'addedAt', order },
      ],
    })),
  ],
  ttl: [...records.ttl, { collection: MESSAGES, field: 'expiresAt' }],
  exempt: Object.entries(unasked).flatMap(([collection, fields]) =>
    fields.split(' ').map((field) => ({ collection, field })),
  ),
}
