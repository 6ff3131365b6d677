import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import type { BucketDescription } from '../description.ts'
import type { Blobs } from './blobs.ts'
import type { Database } from './database.ts'
import { StorageError } from './errors.ts'
import { SESSION_MS } from './limits.ts'
import type { Preconditions } from './preconditions.ts'
import type { Settings } from './settings.ts'
import type { SizeRange } from './size-range.ts'
import type { StorageDeps } from './storage-deps.ts'
import type { StoredObject } from './stored-object.ts'

/** What is fixed when a resumable session starts. */
export interface SessionStart {
  api: 'json' | 'xml'
  /** The account whose permission the session uses; null means anonymous. */
  writer: string | null
  settings: Settings
  preconditions: Preconditions
  /** Bytes announced by X-Upload-Content-Length; null when unknown. */
  total: number | null
  sizeRange: SizeRange | null
  /** Base64 checksums that the metadata announces. */
  expected: { md5?: string; crc32c?: string }
  /** The web origin that may continue the session; null when no page started it. */
  origin: string | null
}

export interface Session extends SessionStart {
  id: string
  bucket: string
  name: string
  /** Set when the upload is complete. */
  result: StoredObject | null
}

/**
 * Resumable sessions. The row holds what was fixed at the start. The bytes are in one file whose length is the only
 * record of progress, so an acknowledged chunk needs no commit and cannot disagree with one.
 */
export function createSessions(deps: { database: Database; blobs: Blobs; clock: StorageDeps['clock'] }) {
  const { database, blobs, clock } = deps
  const insert = database.prepare(
    'INSERT INTO sessions (id, bucket, name, start, expires, result) VALUES (?, ?, ?, ?, ?, NULL)',
  )
  const select = database.prepare('SELECT * FROM sessions WHERE id = ?')
  const finish = database.prepare('UPDATE sessions SET result = ? WHERE id = ?')
  const erase = database.prepare('DELETE FROM sessions WHERE id = ?')
  const selectExpired = database.prepare('SELECT id FROM sessions WHERE expires <= ?')

  const sessions = {
    start(bucket: BucketDescription, name: string, start: SessionStart): string {
      const id = randomBytes(48).toString('base64url')
      insert.run(id, bucket.name, name, JSON.stringify(start), clock.now() + SESSION_MS)
      return id
    },

    /** Throws 404 for an unknown session, 410 for one that has ended. */
    find(id: string): Session {
      const row = select.get(id)
      if (!row) throw gone(404)
      if ((row.expires as number) <= clock.now()) throw gone(410)
      const start: SessionStart = JSON.parse(row.start as string)
      const result: StoredObject | null = row.result === null ? null : JSON.parse(row.result as string)
      return { ...start, id, bucket: row.bucket as string, name: row.name as string, result }
    },

    /** Returns null for an unknown session too. */
    originOf(id: string): string | null {
      const row = select.get(id)
      return row ? (JSON.parse(row.start as string) as SessionStart).origin : null
    },

    /** Part of the transaction that creates the object. */
    complete(id: string, object: StoredObject) {
      finish.run(JSON.stringify(object), id)
    },

    remove(id: string) {
      erase.run(id)
      blobs.discardIncoming(blobs.incomingOfSession(id))
    },

    /** Bytes in the session's file. */
    size(id: string): number {
      return statSync(blobs.incomingOfSession(id), { throwIfNoEntry: false })?.size ?? 0
    },

    removeExpired() {
      for (const { id } of selectExpired.all(clock.now())) sessions.remove(id as string)
    },
  }
  return sessions
}

export type Sessions = ReturnType<typeof createSessions>

const gone = (status: 404 | 410) =>
  new StorageError({
    status,
    reason: status === 404 ? 'notFound' : 'uploadExpired',
    code: 'NoSuchUpload',
    message: 'The requested upload was not found.',
  })
