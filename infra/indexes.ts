// What each room needs of the database beyond automatic indexes.
import type { DatabaseIndexes } from '../services/platform/indexes.ts'

export const indexes: readonly DatabaseIndexes[] = []
