import type { DocumentPath } from '../names.ts'
import { pathOf } from '../names.ts'
import type { Documents } from '../state/documents.ts'
import type { History } from '../state/history.ts'
import type { Delta, Target } from './target.ts'

/** Follows single documents. Missing ones are reported as deleted, so that a listener knows about them. */
export function createDocumentTarget(
  { documents, history }: { documents: Documents; history: History },
  id: number,
  paths: DocumentPath[],
): Target {
  const wanted = new Set(paths.map(pathOf))

  return {
    id,
    start(since) {
      const changed = since === null ? null : history.changedSince(since)
      const delta: Delta = { changed: [], removed: [] }
      for (const path of paths) {
        if (changed && !changed.has(pathOf(path))) continue
        const document = documents.get(path)
        if (document) delta.changed.push(document)
        else delta.removed.push({ path: pathOf(path), deleted: true })
      }
      return delta
    },
    update(changes) {
      const delta: Delta = { changed: [], removed: [] }
      for (const { path, after } of changes) {
        const text = pathOf(path)
        if (!wanted.has(text)) continue
        if (after) delta.changed.push(after)
        else delta.removed.push({ path: text, deleted: true })
      }
      return delta
    },
  }
}
