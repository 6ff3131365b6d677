import { type DatabaseIndexes, newestFirstIndex, recordIndexes } from '../../platform/indexes.ts'

/** Fields that are large or never queried alone; each automatic index would cost storage and a write. */
const unasked = [
  'facets title reason name label fileName contentType size sha256 generation language version versions',
  'lastVersion addedAt trashedAt grantedAt waitingSince',
].flatMap((names) => names.split(' '))

const records = recordIndexes('resumes')

export const resumeIndexes: DatabaseIndexes = {
  composite: [newestFirstIndex('resumes'), ...records.composite],
  ttl: records.ttl,
  exempt: [
    ...unasked.map((field) => ({ collection: 'resumes', field })),
    ...['content', 'version', 'resumeId'].map((field) => ({ collection: 'resumeVersions', field })),
    { collection: 'resumeEvidence', field: 'evidence' },
  ],
}
