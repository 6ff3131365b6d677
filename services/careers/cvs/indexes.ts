import { type DatabaseIndexes, newestFirstIndex, recordIndexes } from '../../platform/indexes.ts'

/** Fields that are large or never queried alone. */
const unasked = [
  'facets reason jobTitle company resumeTitle resumeVersion model engine engineNote look content demands changes coverage',
  'letter papers past milliseconds tokens addedAt trashedAt waitingSince',
].flatMap((names) => names.split(' '))

const records = recordIndexes('cvs')

export const cvIndexes: DatabaseIndexes = {
  composite: [newestFirstIndex('cvs'), ...records.composite],
  ttl: records.ttl,
  exempt: unasked.map((field) => ({ collection: 'cvs', field })),
}
