import type { DatabaseIndexes } from '../platform/indexes.ts'

export const accountIndexes = {
  composite: [
    {
      collection: 'sessions',
      fields: [
        { path: 'accountId', order: 'ASCENDING' },
        { path: 'lastUsedAt', order: 'DESCENDING' },
      ],
    },
  ],
  ttl: [
    { collection: 'sessions', field: 'expiresAt' },
    { collection: 'throttles', field: 'expiresAt' },
    { collection: 'eventFailures', field: 'expiresAt' },
  ],
  exempt: [
    { collection: 'accounts', field: 'passwordHash' },
    { collection: 'sessions', field: 'userAgent' },
    { collection: 'sessions', field: 'tokenHash' },
    { collection: 'sessions', field: 'handover' },
  ],
} as const satisfies DatabaseIndexes
