import type { DatabaseIndexes } from '../platform/indexes.ts'

const ASCENDING = 'ASCENDING' as const
const DESCENDING = 'DESCENDING' as const

const trailBy = (...paths: string[]) => ({
  collection: 'securityEvents',
  fields: [...paths.map((path) => ({ path, order: ASCENDING })), { path: 'at', order: DESCENDING }],
})

export const accountIndexes = {
  composite: [
    {
      collection: 'sessions',
      fields: [
        { path: 'accountId', order: ASCENDING },
        { path: 'lastUsedAt', order: DESCENDING },
      ],
    },
    {
      collection: 'accounts',
      fields: [
        { path: 'words', arrayConfig: 'CONTAINS' },
        { path: 'createdAt', order: DESCENDING },
      ],
    },
    trailBy('accountId'),
    trailBy('kind'),
    trailBy('accountId', 'kind'),
  ],
  ttl: [
    { collection: 'sessions', field: 'expiresAt' },
    { collection: 'throttles', field: 'expiresAt' },
    { collection: 'accountMails', field: 'expiresAt' },
    { collection: 'mailTokens', field: 'expiresAt' },
    { collection: 'emails', field: 'heldUntil' },
    { collection: 'apiKeys', field: 'removeAt' },
    { collection: 'unlocks', field: 'expiresAt' },
    { collection: 'removalReceipts', field: 'expiresAt' },
  ],
  exempt: [
    { collection: 'accounts', field: 'passwordHash' },
    { collection: 'sessions', field: 'userAgent' },
    { collection: 'sessions', field: 'tokenHash' },
    { collection: 'sessions', field: 'handover' },
    { collection: 'sessions', field: 'sealKey' },
    { collection: 'accountMails', field: 'userAgent' },
    { collection: 'accountMails', field: 'to' },
    { collection: 'accountMails', field: 'message' },
    { collection: 'mailTokens', field: 'hash' },
    { collection: 'apiKeys', field: 'hash' },
  ],
} as const satisfies DatabaseIndexes
