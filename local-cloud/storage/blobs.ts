import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, openSync, readdirSync, renameSync, unlinkSync } from 'node:fs'
import { open, opendir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './database.ts'
import type { Digest } from './digest.ts'

/** Bytes of an object: where they are and what they sum up to. */
export interface Content {
  /** Name of the file in `objects/`. */
  blob: string
  size: number
  /** Base64; null for composed objects, which have none. */
  md5: string | null
  crc32c: string
}

/**
 * The files of all objects, addressed by content: MD5, CRC32C and size, which Cloud Storage needs anyway,
 * so no third hash is computed. Equal bytes share one file. A file is written under `incoming/` and moved
 * when it is whole, immediately (in the same turn of the event loop) before the row that refers to it is
 * committed; so a file without a row is always garbage, and a row without a file cannot be.
 * Nothing is fsynced: a killed process loses nothing that was acknowledged, a power failure may.
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
    /** A new file for bytes that are on their way. */
    async createIncoming() {
      const path = join(incomingDir, `upload-${randomUUID()}`)
      return { path, file: await open(path, 'w') }
    },

    incomingOfSession: (id: string) => join(incomingDir, `session-${id}`),

    contentOf,

    /** Takes a whole incoming file away into `objects/`. */
    adopt(path: string, content: Content) {
      prepareShard(content.blob)
      renameSync(path, pathOf(content.blob))
    },

    /** Like `adopt`, but the incoming file stays too, until the caller has committed that it is done. */
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

    /** Opens a blob at once: what is open can be read to its end even when the object is deleted. */
    openForReading: (blob: string): number => openSync(pathOf(blob), 'r'),

    pathOf,

    /** Call after a commit that removed a row. */
    release(blob: string) {
      if (!referred.get(blob)) unlinkIfThere(pathOf(blob))
    },

    /** Deletes what a killed process left behind. Runs beside uploads: each file is judged in one turn. */
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
