// What each room needs from the database beyond automatic indexes.
import { accountIndexes } from '../services/accounts/indexes.ts'
import { photoIndexes } from '../services/photos/indexes.ts'
import type { DatabaseIndexes } from '../services/platform/indexes.ts'
import { shelfIndexes } from '../services/shelf/indexes.ts'

export const indexes: readonly DatabaseIndexes[] = [accountIndexes, photoIndexes, shelfIndexes]
