import { type DatabaseIndexes, newestFirstIndex, recordIndexes } from '../../platform/indexes.ts'
import { MEMBERS } from './members.ts'
import { ALBUMS } from './record.ts'

const byHand = (order: 'ASCENDING' | 'DESCENDING') => ({
  collection: MEMBERS,
  fields: [
    { path: 'albumId', order: 'ASCENDING' },
    { path: 'place', order },
  ] as const,
})

/** Fields that are never queried alone; each automatic index would cost storage and a write. */
const unasked = 'title description filter settling filling waitingSince addedAt facets'.split(' ')

const records = recordIndexes(ALBUMS)

export const albumIndexes: DatabaseIndexes = {
  composite: [newestFirstIndex(ALBUMS), ...records.composite, byHand('ASCENDING'), byHand('DESCENDING')],
  ttl: records.ttl,
  exempt: [
    ...unasked.map((field) => ({ collection: ALBUMS, field })),
    ...['photoId', 'place', 'addedAt'].map((field) => ({ collection: MEMBERS, field })),
  ],
}
