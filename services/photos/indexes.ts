import { type DatabaseIndexes, recordIndexes } from '../platform/indexes.ts'
import { albumIndexes } from './albums/indexes.ts'
import { archiveIndexes } from './archives/indexes.ts'
import { EDIT_NOTES } from './bulk-editing/undo-notes.ts'
import { linkIndexes } from './links/indexes.ts'
import { BANDS } from './look.ts'
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

/** Photos in the order of one field, without those in which it is null. */
const inOrderOf = (path: string) => ({
  collection: 'photos',
  fields: [{ path: 'ownerId', order: 'ASCENDING' } as const, { path, order: 'ASCENDING' } as const],
})

/** Fields that are large or never queried alone; each automatic index would cost storage and a write. */
const unasked = [
  'facets description thumbnails metadata tags edited title titleKey takenKey takenAt addedAt name sha256 reason',
  'generation waitingSince grantedAt looks cell distinctFrom',
].flatMap((names) => names.split(' '))

const records = recordIndexes('photos')

export const photoIndexes: DatabaseIndexes = {
  composite: [
    ...listed('takenKey'),
    ...listed('addedAt'),
    ...listed('titleKey'),
    ...BANDS.map((band) => inOrderOf(`looks.${band}`)),
    inOrderOf('cell'),
    ...records.composite,
    ...albumIndexes.composite,
    ...archiveIndexes.composite,
    ...linkIndexes.composite,
    ...portfolioIndexes.composite,
  ],
  ttl: [
    ...records.ttl,
    { collection: EDIT_NOTES, field: 'expiresAt' },
    ...albumIndexes.ttl,
    ...archiveIndexes.ttl,
    ...linkIndexes.ttl,
    ...portfolioIndexes.ttl,
  ],
  exempt: [
    ...['notes', 'changed', 'step'].map((field) => ({ collection: EDIT_NOTES, field })),
    ...unasked.map((field) => ({ collection: 'photos', field })),
    ...['days', 'tags', 'cameras', 'formats', 'albums'].map((field) => ({
      collection: 'photoCounts',
      field,
    })),
    ...albumIndexes.exempt,
    ...archiveIndexes.exempt,
    ...linkIndexes.exempt,
    ...portfolioIndexes.exempt,
  ],
}
