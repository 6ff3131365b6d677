// What Firestore bills of its calls.
// Source: https://firebase.google.com/docs/firestore/pricing#operations
import type { Happening } from '../happenings.ts'
import { describePath, isRange } from './query/condition.ts'
import type { Query } from './query/query.ts'
import type { Effort } from './query/run.ts'
import type { Write } from './writes/parse.ts'

type Documents = Extract<Happening, { kind: 'documents' }>

export type Counts = Partial<Pick<Documents, 'reads' | 'writes' | 'deletes'>>

/** Says what a call of that method costs. */
export type Bill = (method: string, counts: Counts) => void

/** Index entries that count as one read: most queries', and those of vector search. */
const ENTRIES_PER_READ = 1000
const VECTORS_PER_READ = 100

/** Every query costs at least one read, even without results. */
export function queryReads(query: Query, results: number, { entries, skipped }: Effort): number {
  const indexReads = readsEntries(query) ? Math.ceil(entries / ENTRIES_PER_READ) : 0
  return Math.max(results + skipped + indexReads, 1)
}

/**
 * Queries with at most one range field read index entries for nothing. An order counts as one beside another, and the
 * name always does.
 */
function readsEntries({ disjuncts, orders }: Query): boolean {
  const ranges = new Set(
    disjuncts
      .flat()
      .filter(isRange)
      .map(({ path }) => describePath(path)),
  )
  if (ranges.size > 0) for (const { path } of orders) ranges.add(describePath(path))
  return ranges.size > 1
}

export const aggregationReads = ({ entries }: Effort): number =>
  Math.max(Math.ceil(entries / ENTRIES_PER_READ), 1)

export const nearestReads = (results: number, compared: number): number =>
  Math.max(results + Math.ceil(compared / VECTORS_PER_READ), 1)

/** Each set, update or transform is a write, each delete a delete, whether or not it changed anything. */
export function writeCounts(writes: readonly Pick<Write, 'kind'>[]): Counts {
  const deletes = writes.filter(({ kind }) => kind === 'delete').length
  return { writes: writes.length - deletes, deletes }
}
