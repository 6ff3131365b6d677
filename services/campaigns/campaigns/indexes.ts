import { type DatabaseIndexes, newestFirstIndex, recordIndexes } from '../../platform/indexes.ts'

/**
 * Fields that are large or never queried alone; each automatic index would cost storage and a write. `state` is asked for
 * when a person's things are counted.
 */
const unasked = [
  'title status pauseReason pauseText resumesAt counts template attachments leftovers schedule sender fields',
  'version addedAt startedAt finishedAt trashedAt importing',
].flatMap((names) => names.split(' '))

const records = recordIndexes('campaigns')

export const campaignSubjectIndexes: DatabaseIndexes = {
  composite: [newestFirstIndex('campaigns'), ...records.composite],
  ttl: records.ttl,
  exempt: unasked.map((field) => ({ collection: 'campaigns', field })),
}
