import { type DatabaseIndexes, recordIndexes } from '../../platform/indexes.ts'
import { SHOPS } from './record.ts'

const records = recordIndexes(SHOPS)

/** Texts and settings that no query asks for. */
const unasked = [
  'address description email handles language look missing name pages payments shipping tagline tax',
  'addedAt isOpen isStripeConnected hasPublished',
].flatMap((names) => names.split(' '))

export const shopRecordIndexes: DatabaseIndexes = {
  composite: records.composite,
  ttl: records.ttl,
  exempt: unasked.map((field) => ({ collection: SHOPS, field })),
}
