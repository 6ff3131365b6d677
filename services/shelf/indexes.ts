import type { DatabaseIndexes } from '../platform/indexes.ts'

export const shelfIndexes = {
  composite: [
    {
      collection: 'deadLetters',
      fields: [
        { path: 'state', order: 'ASCENDING' },
        { path: 'shelvedAt', order: 'DESCENDING' },
      ],
    },
  ],
  ttl: [{ collection: 'deadLetters', field: 'expiresAt' }],
  exempt: ['payload', 'reason', 'attributes'].map((field) => ({ collection: 'deadLetters', field })),
} as const satisfies DatabaseIndexes
