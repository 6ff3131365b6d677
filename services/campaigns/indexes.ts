import type { DatabaseIndexes } from '../platform/indexes.ts'
import { bounceIndexes } from './bounces/indexes.ts'
import { campaignSubjectIndexes } from './campaigns/indexes.ts'
import { listIndexes } from './lists/indexes.ts'
import { mailboxIndexes } from './mailboxes/indexes.ts'
import { recipientIndexes } from './recipients/indexes.ts'
import { sendingIndexes } from './sending/indexes.ts'
import { suppressionIndexes } from './suppressions/indexes.ts'

/** One line for each subject that stores documents. */
const subjects: readonly DatabaseIndexes[] = [
  bounceIndexes,
  campaignSubjectIndexes,
  listIndexes,
  mailboxIndexes,
  recipientIndexes,
  sendingIndexes,
  suppressionIndexes,
]

export const campaignIndexes: DatabaseIndexes = {
  composite: subjects.flatMap(({ composite }) => [...composite]),
  ttl: subjects.flatMap(({ ttl }) => [...ttl]),
  exempt: subjects.flatMap(({ exempt }) => [...exempt]),
}
