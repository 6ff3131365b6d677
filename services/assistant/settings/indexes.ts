import type { DatabaseIndexes } from '../../platform/indexes.ts'
import { SETTINGS } from './record.ts'

export const settingIndexes: DatabaseIndexes = {
  composite: [],
  ttl: [],
  exempt: ['isOn', 'greeting', 'takesHandOvers'].map((field) => ({ collection: SETTINGS, field })),
}
