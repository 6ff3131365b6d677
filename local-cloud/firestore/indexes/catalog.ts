import type { DatabaseSync } from 'node:sqlite'
import type { StoredDocument } from '../state/document.ts'
import type { Documents } from '../state/documents.ts'
import type { IndexDefinition } from './definition.ts'
import { entriesOf } from './definition.ts'

export interface StoredIndex extends IndexDefinition {
  id: number
}

/** Entries of one sorted run while an index is built, which limits the memory it takes. */
const BUILD_RUN = 100_000

/**
 * The indexes that exist on disk. Firestore indexes every field of every document; here an index is built when the
 * first query needs it and kept up to date from then on, so that a write costs what its queries use and no more.
 */
export function createCatalog(sqlite: DatabaseSync, documents: Documents) {
  const insertIndex = sqlite.prepare('INSERT INTO indexes (definition) VALUES (?)')
  const insert = sqlite.prepare('INSERT OR REPLACE INTO entries VALUES (?, ?, ?)')
  const remove = sqlite.prepare('DELETE FROM entries WHERE "index" = ? AND key = ?')

  const known = new Map<string, StoredIndex>()
  const byGroup = new Map<string, StoredIndex[]>()
  for (const row of sqlite.prepare('SELECT id, definition FROM indexes').all()) {
    remember(Number(row.id), String(row.definition))
  }

  function remember(id: number, text: string): StoredIndex {
    const definition = JSON.parse(text) as IndexDefinition
    const index = { id, ...definition }
    known.set(text, index)
    byGroup.set(index.group, [...(byGroup.get(index.group) ?? []), index])
    return index
  }

  function build(index: StoredIndex) {
    let run: [key: Buffer, document: number][] = []
    const flush = () => {
      // Sorted entries make the tree grow at its end instead of everywhere.
      run.sort(([a], [b]) => Buffer.compare(a, b))
      for (const [key, document] of run) insert.run(index.id, key, document)
      run = []
    }
    for (const document of documents.all()) {
      if (index.group !== '' && document.collection.group !== index.group) continue
      for (const key of entriesOf(index, document)) run.push([key, document.id])
      if (run.length >= BUILD_RUN) flush()
    }
    flush()
  }

  const indexesOf = (group: string) => [...(byGroup.get(group) ?? []), ...(byGroup.get('') ?? [])]

  return {
    /** The stored index of that definition, built if it does not exist yet. Must not be called inside a commit. */
    open(definition: IndexDefinition): StoredIndex {
      const { group, scope, fields } = definition
      const text = JSON.stringify({ group, scope, fields })
      const existing = known.get(text)
      if (existing) return existing
      sqlite.exec('BEGIN')
      try {
        const { lastInsertRowid } = insertIndex.run(text)
        build({ id: Number(lastInsertRowid), group, scope, fields })
        sqlite.exec('COMMIT')
        return remember(Number(lastInsertRowid), text)
      } catch (error) {
        if (sqlite.isTransaction) sqlite.exec('ROLLBACK')
        throw error
      }
    },

    /** Moves the entries from one version of a document to the next (null for none). Call it inside a commit. */
    change(before: StoredDocument | null, after: StoredDocument | null) {
      const group = (before ?? after)!.collection.group
      for (const index of indexesOf(group)) {
        const old = before ? entriesOf(index, before) : []
        const fresh = after ? entriesOf(index, after) : []
        if (old.length === 1 && fresh.length === 1 && old[0]!.equals(fresh[0]!)) continue
        const kept = new Set(old.length && fresh.length ? fresh.map((key) => key.toString('latin1')) : [])
        const had = new Set<string>()
        for (const key of old) {
          const text = key.toString('latin1')
          had.add(text)
          if (!kept.has(text)) remove.run(index.id, key)
        }
        for (const key of fresh) {
          if (!had.has(key.toString('latin1'))) insert.run(index.id, key, after!.id)
        }
      }
    },
  }
}

export type Catalog = ReturnType<typeof createCatalog>
