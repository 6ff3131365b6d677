import type { DatabaseIndexes } from '../../platform/indexes.ts'
import { MAIL_EVENT_ADDRESSES } from './addresses.ts'

export const bounceIndexes = {
  composite: [],
  ttl: [],
  exempt: [{ collection: MAIL_EVENT_ADDRESSES, field: 'secret' }],
} as const satisfies DatabaseIndexes
