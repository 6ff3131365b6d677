import { type DatabaseIndexes, recordIndexes } from '../../platform/indexes.ts'
import { STOCK } from './record.ts'

export const stockIndexes: DatabaseIndexes = {
  composite: recordIndexes(STOCK).composite,
  ttl: [],
  exempt: [
    { collection: STOCK, field: 'reserved' },
    { collection: STOCK, field: 'isSold' },
    { collection: STOCK, field: 'isRemoved' },
  ],
}
