import type { DatabaseIndexes } from '../platform/indexes.ts'

export const apiIndexes = {
  composite: [],
  ttl: [{ collection: 'streamLeases', field: 'expiresAt' }],
  exempt: [{ collection: 'streamLeases', field: 'leases' }],
} as const satisfies DatabaseIndexes
