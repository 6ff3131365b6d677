import type { DatabaseIndexes } from '../platform/indexes.ts'

export const aiIndexes = {
  composite: [],
  ttl: [
    { collection: 'aiQuotas', field: 'expiresAt' },
    { collection: 'aiUsage', field: 'expiresAt' },
  ],
  exempt: [
    { collection: 'aiModels', field: 'description' },
    { collection: 'aiQuotas', field: 'answers' },
    { collection: 'aiQuotas', field: 'reserved' },
    { collection: 'aiUsage', field: 'latency' },
  ],
} as const satisfies DatabaseIndexes
