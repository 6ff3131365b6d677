import type { DatabaseSync } from 'node:sqlite'
import { groupOf } from '../names.ts'

export interface Collection {
  id: number
  path: string
  group: string
}

/** A collection gets a number when it is first written to and keeps it forever (an empty one costs a row). */
export function createCollections(sqlite: DatabaseSync) {
  const byPath = new Map<string, Collection>()
  const byId = new Map<number, Collection>()
  const selectPath = sqlite.prepare('SELECT id, path, "group" FROM collections WHERE path = ?')
  const selectId = sqlite.prepare('SELECT id, path, "group" FROM collections WHERE id = ?')
  const insert = sqlite.prepare('INSERT INTO collections (path, parent, "group") VALUES (?, ?, ?)')
  const selectParent = sqlite.prepare('SELECT id, path, "group" FROM collections WHERE parent = ?')
  const selectBelow = sqlite.prepare(
    "SELECT id, path, \"group\" FROM collections WHERE parent = ?1 OR parent >= ?1 || '/' AND parent < ?1 || '0'",
  )

  function remember(row: Record<string, unknown> | undefined): Collection | null {
    if (!row) return null
    const collection = { id: Number(row.id), path: String(row.path), group: String(row.group) }
    if (byPath.size > 50_000) {
      byPath.clear()
      byId.clear()
    }
    byPath.set(collection.path, collection)
    byId.set(collection.id, collection)
    return collection
  }

  const find = (path: string) => byPath.get(path) ?? remember(selectPath.get(path))

  return {
    find,

    /** Call this only inside a commit. */
    findOrAdd(path: string): Collection {
      const known = find(path)
      if (known) return known
      const cut = path.lastIndexOf('/')
      const group = groupOf(path)
      const { lastInsertRowid } = insert.run(path, cut === -1 ? '' : path.slice(0, cut), group)
      return remember({ id: lastInsertRowid, path, group })!
    },

    byId(id: number): Collection {
      return byId.get(id) ?? remember(selectId.get(id))!
    },

    /** Collections directly below the document `parent` ('' for the root). */
    below: (parent: string) => selectParent.all(parent).map((row) => remember(row)!),

    /** Collections at any depth below the document `parent`. */
    allBelow: (parent: string) => selectBelow.all(parent).map((row) => remember(row)!),

    /** Call this after a commit was rolled back: the collections it added no longer exist. */
    forget() {
      byPath.clear()
      byId.clear()
    },
  }
}

export type Collections = ReturnType<typeof createCollections>
