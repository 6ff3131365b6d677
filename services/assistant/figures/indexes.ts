import type { DatabaseIndexes } from '../../platform/indexes.ts'
import { ASSISTANT_DAYS, counted } from './record.ts'

const collection = ASSISTANT_DAYS

export const figureIndexes: DatabaseIndexes = {
  composite: [
    {
      collection,
      fields: [
        { path: 'ownerId', order: 'ASCENDING' },
        { path: 'day', order: 'ASCENDING' },
      ],
    },
  ],
  ttl: [{ collection, field: 'expiresAt' }],
  exempt: [...Object.keys(counted), 'latency'].map((field) => ({ collection, field })),
}
