import { type DatabaseIndexes, recordIndexes } from '../../platform/indexes.ts'
import { CATALOGUES } from './record.ts'
import { SOURCES } from './sources.ts'

/** What no query asks for. */
const unasked = ['indexedAt indexedRevision path previousPath products revision sweeps version'].flatMap(
  (names) => names.split(' '),
)

export const catalogueIndexes: DatabaseIndexes = {
  // What has changed since the last snapshot.
  composite: Object.values(SOURCES).flatMap(({ collection }) => [...recordIndexes(collection).composite]),
  ttl: [],
  exempt: unasked.map((field) => ({ collection: CATALOGUES, field })),
}
