import { type DatabaseIndexes, newestFirstIndex, recordIndexes } from '../../platform/indexes.ts'
import { ARCHIVES } from './record.ts'

const records = recordIndexes(ARCHIVES)

export const archiveIndexes: DatabaseIndexes = {
  composite: [...records.composite, newestFirstIndex(ARCHIVES)],
  ttl: records.ttl,
  exempt: ['ids', 'filter', 'name', 'next', 'reason'].map((field) => ({ collection: ARCHIVES, field })),
}
