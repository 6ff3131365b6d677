// What each room, and what rooms share, needs from the database beyond automatic indexes.
import { accountIndexes } from '../services/accounts/indexes.ts'
import { aiIndexes } from '../services/ai/indexes.ts'
import { apiIndexes } from '../services/api/indexes.ts'
import { careerIndexes } from '../services/careers/indexes.ts'
import { photoIndexes } from '../services/photos/indexes.ts'
import { type DatabaseIndexes, platformIndexes } from '../services/platform/indexes.ts'
import { shelfIndexes } from '../services/shelf/indexes.ts'

export const indexes: readonly DatabaseIndexes[] = [
  platformIndexes,
  apiIndexes,
  accountIndexes,
  aiIndexes,
  photoIndexes,
  careerIndexes,
  shelfIndexes,
]
