import { type DatabaseIndexes, recordIndexes } from '../platform/indexes.ts'
import { portfolioIndexes } from './portfolio/indexes.ts'

const listed = (path: string) =>
  (['ASCENDING', 'DESCENDING'] as const).map((order) => ({
    collection: 'photos',
    fields: [
      { path: 'ownerId', order: 'ASCENDING' } as const,
      { path: 'facets', arrayConfig: 'CONTAINS' } as const,
      { path, order },
    ],
  }))

/** Fields that are large or never queried alone; each automatic index would cost storage and a write. */
const unasked = [
  'facets description thumbnails metadata tags edited title titleKey takenKey takenAt addedAt name sha256 reason',
  'generation waitingSince grantedAt',
].flatMap((names) => names.split(' '))

const records = recordIndexes('photos')

export const photoIndexes: DatabaseIndexes = {
  composite: [
    ...listed('takenKey'),
    ...listed('addedAt'),
    ...listed('titleKey'),
    ...records.composite,
    ...portfolioIndexes.composite,
  ],
  ttl: [...records.ttl, ...portfolioIndexes.ttl],
  exempt: [
    ...unasked.map((field) => ({ collection: 'photos', field })),
    ...['days', 'tags', 'cameras', 'formats'].map((field) => ({ collection: 'photoCounts', field })),
    ...portfolioIndexes.exempt,
  ],
}
