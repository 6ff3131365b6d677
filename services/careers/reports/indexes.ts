import { type DatabaseIndexes, recordIndexes } from '../../platform/indexes.ts'

const records = recordIndexes('insightReports')
const unasked = ['status', 'reason', 'revision', 'paper', 'needsAttention', 'sweeps', 'waitingSince']

export const reportIndexes: DatabaseIndexes = {
  composite: records.composite,
  ttl: records.ttl,
  exempt: unasked.map((field) => ({ collection: 'insightReports', field })),
}
