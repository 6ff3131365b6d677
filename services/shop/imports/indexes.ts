import { type DatabaseIndexes, newestFirstIndex, recordIndexes } from '../../platform/indexes.ts'
import { IMPORTS } from './record.ts'

const records = recordIndexes(IMPORTS)

/** Fields that are never queried alone; each automatic index would cost storage and a write. */
const unasked = [
  'title status reason size counts unread needsAttention addedAt sha256 generation reading reportOf reportBytes currency',
  'position isIncomplete grantedAt waitingSince sweeps facets',
].flatMap((names) => names.split(' '))

export const importIndexes: DatabaseIndexes = {
  composite: [newestFirstIndex(IMPORTS), ...records.composite],
  ttl: records.ttl,
  exempt: unasked.map((field) => ({ collection: IMPORTS, field })),
}
