import { type DatabaseIndexes, newestFirstIndex, recordIndexes } from '../../platform/indexes.ts'

const collection = 'recipientLists'

/** Fields that are large or never queried alone; each automatic index would cost storage and a write. */
const unasked = [
  'title reason size sheets columns mapping notices canTake counts known needsAttention addedAt contentType',
  'sha256 generation choice reading rowsOf rowsBytes corrections firstPosition grantedAt waitingSince sweeps facets',
].flatMap((names) => names.split(' '))

const records = recordIndexes(collection)

export const listIndexes: DatabaseIndexes = {
  composite: [newestFirstIndex(collection), ...records.composite],
  ttl: records.ttl,
  exempt: unasked.map((field) => ({ collection, field })),
}
