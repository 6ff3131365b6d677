import type { DatabaseSync } from 'node:sqlite'
import { idKey } from '../keys/name-key.ts'
import type { DocumentPath } from '../names.ts'
import { pathOf } from '../names.ts'
import type { Collections } from './collections.ts'
import { decodeId } from './decode-id.ts'
import { StoredDocument } from './document.ts'

const COLUMNS = 'id, collection, name, created, updated, fields'
const NAMES_CACHED = 20_000

type Row = [
  id: number,
  collection: number,
  name: Uint8Array,
  created: number,
  updated: number,
  fields: Uint8Array,
]

export function createDocuments(sqlite: DatabaseSync, collections: Collections) {
  const prepare = (sql: string) => {
    const statement = sqlite.prepare(sql)
    statement.setReturnArrays(true)
    return statement
  }
  const byName = prepare(`SELECT ${COLUMNS} FROM documents WHERE collection = ? AND name = ?`)
  const byId = prepare(`SELECT ${COLUMNS} FROM documents WHERE id = ?`)
  const everything = prepare(`SELECT ${COLUMNS} FROM documents WHERE id > ? ORDER BY id LIMIT ?`)
  const ofCollection = prepare(
    `SELECT ${COLUMNS} FROM documents WHERE collection = ? AND name > ? ORDER BY name LIMIT ?`,
  )
  const anyOf = prepare('SELECT 1 FROM documents WHERE collection = ? LIMIT 1')
  const insert = sqlite.prepare(`INSERT INTO documents (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`)
  const update = sqlite.prepare('UPDATE documents SET updated = ?, fields = ? WHERE id = ?')
  const remove = sqlite.prepare('DELETE FROM documents WHERE id = ?')

  const largest = sqlite
    .prepare(
      'SELECT max((SELECT coalesce(max(id), 0) FROM documents), (SELECT coalesce(max(document), 0) FROM history)) AS id',
    )
    .get()
  let lastId = Number(largest?.id ?? 0)
  const idKeys = new Map<string, Buffer>()

  function keyOf(id: string): Buffer {
    let key = idKeys.get(id)
    if (!key) {
      key = idKey(id)
      if (idKeys.size >= NAMES_CACHED) idKeys.clear()
      idKeys.set(id, key)
    }
    return key
  }

  function toDocument(row: unknown): StoredDocument | null {
    if (!row) return null
    const [id, collectionId, name, created, updated, bytes] = row as Row
    const collection = collections.byId(collectionId)
    const nameKey = Buffer.from(name.buffer, name.byteOffset, name.byteLength)
    const path = pathOf({ collection: collection.path, id: decodeId(nameKey) })
    return new StoredDocument({ id, collection, name: nameKey, path, created, updated, bytes })
  }

  return {
    keyOf,
    newId: () => ++lastId,

    get(path: DocumentPath): StoredDocument | null {
      const collection = collections.find(path.collection)
      return collection && toDocument(byName.get(collection.id, keyOf(path.id)))
    },

    byId: (id: number) => toDocument(byId.get(id)),

    /** All documents, page by page in the order of their numbers, for building an index. */
    *all(): Generator<StoredDocument> {
      let last = 0
      for (;;) {
        const rows = everything.all(last, 500)
        if (rows.length === 0) return
        for (const row of rows) {
          const document = toDocument(row)!
          last = document.id
          yield document
        }
      }
    },

    /** Documents of one collection with a name key above `after`, in name order. */
    page(collection: number, after: Uint8Array, limit: number): StoredDocument[] {
      return ofCollection.all(collection, after, limit).map((row) => toDocument(row)!)
    },

    hasAny: (collection: number) => anyOf.get(collection) !== undefined,

    insert(document: StoredDocument) {
      const { id, collection, name, created, updated, bytes } = document
      insert.run(id, collection.id, name, created, updated, bytes)
    },
    update: (document: StoredDocument) => void update.run(document.updated, document.bytes, document.id),
    remove: (document: StoredDocument) => void remove.run(document.id),
  }
}

export type Documents = ReturnType<typeof createDocuments>
