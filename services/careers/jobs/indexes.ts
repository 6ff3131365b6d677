import { type DatabaseIndexes, newestFirstIndex, recordIndexes } from '../../platform/indexes.ts'
import { PostingFields } from './schemas.ts'

/** Fields that are large or never queried alone. */
const unasked = [
  ...'facets key formerIds url submitted reading rung provenance snapshot leftovers reason readAt'.split(' '),
  ...'addedAt trashedAt waitingSince awaitsPage pageText isOver notBefore'.split(' '),
  ...Object.keys(PostingFields.properties),
]

const records = recordIndexes('jobs')

export const jobIndexes: DatabaseIndexes = {
  composite: [newestFirstIndex('jobs'), ...records.composite],
  ttl: records.ttl,
  exempt: unasked.map((field) => ({ collection: 'jobs', field })),
}
