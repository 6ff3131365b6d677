import { invalidArgument } from '../errors.ts'
import type { Names } from '../names.ts'
import type { StoredDocument } from '../state/document.ts'
import type { CursorMessage } from './messages.ts'
import type { Query } from './query.ts'

/** Production splits at index blocks; here a piece has at least this many documents. */
const SMALLEST_PIECE = 128

/**
 * Only a query for all documents of a collection group, ordered by name, can be partitioned (PartitionQuery in
 * firestore.proto).
 */
export function checkPartitionable(query: Query) {
  const { scope, disjuncts, orders, nameDescending, start, end, offset, limit } = query
  const plain =
    scope.kind === 'group' && scope.group !== '' && !scope.direct && disjuncts.every((each) => !each.length)
  const whole =
    orders.length === 0 && !nameDescending && !start && !end && offset === 0 && !Number.isFinite(limit)
  if (!plain || !whole) {
    throw invalidArgument(
      'Only a query of all descendants, ordered by __name__ and without filters, can be partitioned.',
    )
  }
}

/** At most `count` names that cut the documents into pieces of about the same size. */
export function cutPoints(names: Names, documents: StoredDocument[], count: number): CursorMessage[] {
  const pieces = Math.min(count + 1, Math.ceil(documents.length / SMALLEST_PIECE))
  return Array.from({ length: Math.max(pieces - 1, 0) }, (_, i) => {
    const { path } = documents[Math.floor(((i + 1) * documents.length) / pieces)]!
    return { values: [{ valueType: 'referenceValue', referenceValue: names.full(path) }] }
  })
}
