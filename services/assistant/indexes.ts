import type { DatabaseIndexes } from '../platform/indexes.ts'
import { conversationIndexes } from './conversations/indexes.ts'
import { figureIndexes } from './figures/indexes.ts'
import { knowledgeIndexes } from './knowledge/indexes.ts'
import { settingIndexes } from './settings/indexes.ts'

/** One line for each subject that stores documents. */
const subjects: readonly DatabaseIndexes[] = [
  conversationIndexes,
  figureIndexes,
  knowledgeIndexes,
  settingIndexes,
]

export const assistantIndexes: DatabaseIndexes = {
  composite: subjects.flatMap(({ composite }) => [...composite]),
  ttl: subjects.flatMap(({ ttl }) => [...ttl]),
  exempt: subjects.flatMap(({ exempt }) => [...exempt]),
}
