import { type DatabaseIndexes, recordIndexes } from '../../platform/indexes.ts'
import { PAGES } from './record.ts'

/** The catalogue asks for the pages that have changed. */
export const pageIndexes: DatabaseIndexes = {
  composite: recordIndexes(PAGES).composite,
  ttl: [],
  exempt: ['body', 'kind', 'title'].map((field) => ({ collection: PAGES, field })),
}
