import { pathOf } from '../names.ts'
import { createMatcher } from '../query/matcher.ts'
import type { Query } from '../query/query.ts'
import type { Runner } from '../query/run.ts'
import type { StoredDocument } from '../state/document.ts'
import type { Change } from '../writes/apply.ts'
import type { Delta, Target } from './target.ts'

/** What start() sends: everything, or the difference between two states of the results. */
export function difference(
  before: StoredDocument[],
  now: StoredDocument[],
  exists: (path: string) => boolean,
): Delta {
  const old = new Map(before.map((document) => [document.path, document]))
  const changed = now.filter((document) => old.get(document.path)?.updated !== document.updated)
  const kept = new Set(now.map(({ path }) => path))
  const removed = [...old.keys()]
    .filter((path) => !kept.has(path))
    .map((path) => ({ path, deleted: !exists(path) }))
  return { changed, removed }
}

/** Follows a query without a limit. It keeps only the names of its results and looks only at changed documents. */
export function createQueryTarget(
  { runner, exists }: { runner: Runner; exists: (path: string) => boolean },
  id: number,
  query: Query,
): Target {
  const matches = createMatcher(query)
  let members = new Set<string>()

  return {
    id,
    start(since) {
      const now = runner.run(query)
      members = new Set(now.map(({ path }) => path))
      return difference(since === null ? [] : runner.run(query, since), now, exists)
    },
    update(changes: readonly Change[]) {
      const delta: Delta = { changed: [], removed: [] }
      for (const { path, after } of changes) {
        const text = pathOf(path)
        if (after && matches(after)) {
          members.add(text)
          delta.changed.push(after)
        } else if (members.delete(text)) delta.removed.push({ path: text, deleted: after === null })
      }
      return delta
    },
  }
}
