import type { DatabaseIndexes } from '../../platform/indexes.ts'
import { DAYS, MAKINGS } from './record.ts'

export const imageIndexes: DatabaseIndexes = {
  composite: [],
  ttl: [MAKINGS, DAYS].map((collection) => ({ collection, field: 'expiresAt' })),
  exempt: [
    ...['photoId', 'focus', 'state', 'attempts', 'until'].map((field) => ({ collection: MAKINGS, field })),
    { collection: DAYS, field: 'made' },
  ],
}
