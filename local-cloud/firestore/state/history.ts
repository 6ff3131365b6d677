import type { DatabaseSync } from 'node:sqlite'
import { pathOf } from '../names.ts'
import type { Collections } from './collections.ts'
import { decodeId } from './decode-id.ts'
import { StoredDocument } from './document.ts'

/** One document's state before a commit; `before` is null when it did not exist. */
export interface Past {
  document: number
  path: string
  before: StoredDocument | null
}

/** Keeps the state of documents before each commit of the last hour. */
export function createHistory(sqlite: DatabaseSync, collections: Collections) {
  const insert = sqlite.prepare(
    'INSERT INTO history (time, document, collection, name, created, updated, fields) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const since = sqlite.prepare('SELECT * FROM history WHERE time > ? ORDER BY seq DESC')
  const purge = sqlite.prepare(
    'DELETE FROM history WHERE seq IN (SELECT seq FROM history WHERE time < ? LIMIT ?)',
  )
  const horizon = sqlite.prepare("SELECT value FROM numbers WHERE name = 'horizon'")
  const setHorizon = sqlite.prepare("INSERT OR REPLACE INTO numbers VALUES ('horizon', ?)")
  const newest = sqlite.prepare('SELECT max(time) AS time FROM history')

  const forgotten = sqlite.prepare("SELECT value FROM numbers WHERE name = 'forgotten'")
  const setForgotten = sqlite.prepare("INSERT OR REPLACE INTO numbers VALUES ('forgotten', ?)")

  let oldest = Number(horizon.get()?.value ?? 0)
  /** The last commit whose states are not known any more; never too early. */
  let lastForgotten = Number(forgotten.get()?.value ?? oldest)
  const newestTime = () => Number(newest.get()?.time ?? 0)

  function toPast(row: Record<string, unknown>): Past {
    const collection = collections.byId(Number(row.collection))
    const raw = row.name as Uint8Array
    const name = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
    const path = pathOf({ collection: collection.path, id: decodeId(name) })
    const id = Number(row.document)
    if (row.created === null) return { document: id, path, before: null }
    const bytes = row.fields as Uint8Array
    const parts = {
      id,
      collection,
      name,
      path,
      created: Number(row.created),
      updated: Number(row.updated),
      bytes,
    }
    return { document: id, path, before: new StoredDocument(parts) }
  }

  return {
    /**
     * Call this only inside a commit. `either` is the document before or after; `before` is null when it did not exist.
     */
    record(time: number, either: StoredDocument, before: StoredDocument | null) {
      const { created = null, updated = null, bytes = null } = before ?? {}
      insert.run(time, either.id, either.collection.id, either.name, created, updated, bytes)
    },

    /** The latest known commit time, in microseconds. */
    latest: () => Math.max(newestTime(), oldest),

    /** The time of the last commit, in microseconds; 0 before the first. */
    lastCommit: () => Math.max(newestTime(), lastForgotten),

    /** Whether states at `time` (microseconds) are still known. */
    reaches: (time: number) => time >= oldest,

    /** The first time that can be read, in microseconds, if nothing else limits it. */
    oldest: () => oldest,

    /** Nothing before `time` (microseconds) can be read. */
    begin(time: number) {
      oldest = time
      lastForgotten = time
      setHorizon.run(time)
    },

    /** Every document that changed after `time`, with its state at `time`, by path. */
    changedSince(time: number): Map<string, Past> {
      const result = new Map<string, Past>()
      // Rows run from new to old: the oldest change after `time` holds the state at `time` and must win.
      for (const row of since.iterate(time)) {
        const past = toPast(row)
        result.set(past.path, past)
      }
      return result
    },

    /** Deletes at most `limit` states older than `time`; returns true when more are left. */
    purge(time: number, limit: number): boolean {
      const last = newestTime()
      const { changes } = purge.run(time, limit)
      if (Number(changes) > 0) {
        if (last < time) {
          lastForgotten = Math.max(lastForgotten, last)
          setForgotten.run(lastForgotten)
        }
        oldest = Math.max(oldest, time)
        setHorizon.run(oldest)
      }
      return Number(changes) === limit
    },
  }
}

export type History = ReturnType<typeof createHistory>
