import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, openSync, readdirSync, renameSync, unlinkSync } from 'node:fs'
import { open, opendir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './database.ts'
import type { Digest } from './digest.ts'

/** The bytes of an object: their file and their checksums. */
export interface Content {
  /** The file's name in `objects/`. */
  blob: string
  size: number
  /** Base64; null for composed objects, which have no MD5. */
  md5: string | null
  crc32c: string
}

/**
 * The files of all objects, addressed by content: MD5, CRC32C and size, which Cloud Storage needs anyway, so no third
 * hash is computed. Equal bytes share one file. A file is written under `incoming/` and, once complete, moved
 * immediately before the row that refers to it is committed (in the same turn of the event loop); so a file without a
 * row is always garbage, and a row never lacks its file. Nothing is fsynced: a killed process loses nothing that was
 * acknowledged, a power failure may.
 */
export function createBlobs(dataDir: string, database: Database) {
  const objectsDir = join(dataDir, 'objects')
  const incomingDir = join(dataDir, 'incoming')
  const shards = new Set<string>()
  mkdirSync(objectsDir, { recursive: true })
  mkdirSync(incomingDir, { recursive: true })

  const referred = database.prepare('SELECT 1 FROM objects WHERE blob = ? LIMIT 1')
  const openSession = database.prepare('SELECT 1 FROM sessions WHERE id = ? AND result IS NULL')

  function pathOf(blob: string): string {
    return join(objectsDir, blob.slice(0, 2), blob)
  }

  function contentOf(digest: Digest): Content {
    const { md5, crc32c } = digest.checksums()
    const hex = (base64: string) => Buffer.from(base64, 'base64').toString('hex')
    return { blob: `${hex(md5)}-${hex(crc32c)}-${digest.size}`, size: digest.size, md5, crc32c }
  }

  function prepareShard(blob: string) {
    const shard = blob.slice(0, 2)
    if (shards.has(shard)) return
    mkdirSync(join(objectsDir, shard), { recursive: true })
    shards.add(shard)
  }

  const blobs = {
    /** Creates a file for bytes that are about to arrive. */
    async createIncoming() {
      const path = join(incomingDir, `upload-${randomUUID()}`)
      return { path, file: await open(path, 'w') }
    },

    incomingOfSession: (id: string) => join(incomingDir, `session-${id}`),

    contentOf,

    /** Moves a complete incoming file into `objects/`. */
    adopt(path: string, content: Content) {
      prepareShard(content.blob)
      renameSync(path, pathOf(content.blob))
    },

    /** Like `adopt`, but keeps the incoming file until the caller has committed that it is no longer needed. */
    share(path: string, content: Content) {
      prepareShard(content.blob)
      try {
        linkSync(path, pathOf(content.blob))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
    },

    discardIncoming(path: string) {
      unlinkIfThere(path)
    },

    /** Opens a blob at once: an open file can be read to its end even when the object is deleted. */
    openForReading: (blob: string): number => openSync(pathOf(blob), 'r'),

    pathOf,

    /** Call this after a commit that removed a row. */
    release(blob: string) {
      if (!referred.get(blob)) unlinkIfThere(pathOf(blob))
    },

    /**
     * Deletes files that a killed process left behind. It runs beside uploads, so each file is judged within one turn.
     */
    async collect(signal: AbortSignal) {
      for (const name of readdirSync(incomingDir)) {
        const session = name.startsWith('session-') && openSession.get(name.slice('session-'.length))
        if (!session) unlinkIfThere(join(incomingDir, name))
      }
      for (const shard of readdirSync(objectsDir)) {
        for await (const { name } of await opendir(join(objectsDir, shard))) {
          if (signal.aborted) return
          if (!referred.get(name)) unlinkIfThere(join(objectsDir, shard, name))
        }
      }
    },
  }
  return blobs
}

export type Blobs = ReturnType<typeof createBlobs>

function unlinkIfThere(path: string) {
  try {
    unlinkSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
