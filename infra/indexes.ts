// What each room, and what rooms share, needs from the database beyond automatic indexes.
import { aiIndexes } from '../services/ai/indexes.ts'
import { apiIndexes } from '../services/api/indexes.ts'
import { type DatabaseIndexes, platformIndexes } from '../services/platform/indexes.ts'
import { rooms } from './rooms.ts'

export const indexes: readonly DatabaseIndexes[] = [
  platformIndexes,
  apiIndexes,
  aiIndexes,
  ...Object.values(rooms).flatMap((room) => room.indexes ?? []),
]
