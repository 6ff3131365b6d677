import type { DatabaseIndexes } from '../platform/indexes.ts'

/** One line for each subject that stores documents. */
const subjects: readonly DatabaseIndexes[] = []

export const shopIndexes: DatabaseIndexes = {
  composite: subjects.flatMap(({ composite }) => [...composite]),
  ttl: subjects.flatMap(({ ttl }) => [...ttl]),
  exempt: subjects.flatMap(({ exempt }) => [...exempt]),
}
