import { pathOf } from '../names.ts'
import { createMatcher } from '../query/matcher.ts'
import type { Query } from '../query/query.ts'
import type { Runner } from '../query/run.ts'
import { suffixOf } from '../query/suffix.ts'
import type { StoredDocument } from '../state/document.ts'
import type { Change } from '../writes/apply.ts'
import { difference } from './query-target.ts'
import type { Delta, Target } from './target.ts'

interface Row {
  suffix: Buffer
  document: StoredDocument
}

/**
 * Follows a query with a limit. Its rows are kept in order and changes are merged in; the query runs again only when
 * rows from behind the old end may have moved up.
 */
export function createWindowTarget(
  { runner, exists }: { runner: Runner; exists: (path: string) => boolean },
  id: number,
  query: Query,
): Target {
  const matches = createMatcher(query)
  const sign = query.nameDescending ? -1 : 1
  const compare = (a: Row, b: Row) => Buffer.compare(a.suffix, b.suffix) * sign
  const toRow = (document: StoredDocument): Row => ({ document, suffix: suffixOf(query, document)! })
  let rows: Row[] = []

  const load = () => runner.run(query).map(toRow)

  function merge(changes: readonly Change[]): Row[] {
    if (query.offset > 0) return load()
    const touched = new Set(changes.map(({ path }) => pathOf(path)))
    const fresh = changes.flatMap(({ after }) => (after && matches(after) ? [toRow(after)] : []))
    const end = rows.length >= query.limit ? rows.at(-1) : undefined
    const merged = [...rows.filter(({ document }) => !touched.has(document.path)), ...fresh].sort(compare)
    // Rows behind the old end of a full window are not known here.
    const certain = end ? merged.filter((row) => compare(row, end) <= 0) : merged
    return end && certain.length < query.limit ? load() : certain.slice(0, query.limit)
  }

  return {
    id,
    start(since) {
      rows = load()
      const before = since === null ? [] : runner.run(query, since)
      return difference(
        before,
        rows.map(({ document }) => document),
        exists,
      )
    },
    update(changes): Delta {
      const relevant = changes.some(({ path, after }) => {
        const text = pathOf(path)
        return (after && matches(after)) || rows.some(({ document }) => document.path === text)
      })
      if (!relevant && query.offset === 0) return { changed: [], removed: [] }
      const before = rows.map(({ document }) => document)
      rows = merge(changes)
      return difference(
        before,
        rows.map(({ document }) => document),
        exists,
      )
    },
  }
}
