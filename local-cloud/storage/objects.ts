import type { BucketDescription } from '../description.ts'
import type { Blobs, Content } from './blobs.ts'
import type { Database } from './database.ts'
import type { Notifications } from './notifications.ts'
import { checkPreconditions, type Preconditions } from './preconditions.ts'
import type { Settings } from './settings.ts'
import type { StorageDeps } from './storage-deps.ts'
import type { StoredObject } from './stored-object.ts'

export interface NewObject {
  bucket: BucketDescription
  name: string
  content: Content
  components?: number
  settings: Settings
  preconditions: Preconditions
  /** Called with the object that would be replaced; throws when the writer may not replace it. */
  mayReplace: (replaced: StoredObject | null) => void
  /** Moves the bytes into place, after all checks and before the commit. */
  place?: () => void
  /** Runs in the same transaction. */
  alongside?: (object: StoredObject) => void
}

interface Retirement {
  by?: StoredObject
  forGood?: boolean
}

/** Versions of objects and their life cycle. The calls are synchronous: each is done, and durable, when it returns. */
export function createObjects(deps: {
  database: Database
  blobs: Blobs
  notifications: Notifications
  clock: StorageDeps['clock']
}) {
  const { database, blobs, notifications, clock } = deps
  const selectLive = database.prepare(
    `SELECT * FROM objects WHERE bucket = ? AND name = ? AND state = 'live'`,
  )
  const selectVersion = database.prepare(
    'SELECT * FROM objects WHERE bucket = ? AND name = ? AND generation = ?',
  )
  const insert = database.prepare(
    `INSERT INTO objects (bucket, name, generation, metageneration, state, blob, size, md5, crc32c, components,
       settings, created, updated, deleted, purge) VALUES (?, ?, ?, 1, 'live', ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)`,
  )
  const update = database.prepare(
    `UPDATE objects SET metageneration = ?, state = ?, settings = ?, updated = ?, deleted = ?, purge = ?
       WHERE bucket = ? AND name = ? AND generation = ?`,
  )
  const erase = database.prepare('DELETE FROM objects WHERE bucket = ? AND name = ? AND generation = ?')
  const nextGeneration = database.prepare(
    `UPDATE counters SET value = max(value + 1, ?) WHERE name = 'generation' RETURNING value`,
  )

  function save(object: StoredObject) {
    const { metageneration, state, settings, updated, deleted, purge, bucket, name, generation } = object
    update.run(
      metageneration,
      state,
      JSON.stringify(settings),
      updated,
      deleted,
      purge,
      bucket,
      name,
      generation,
    )
  }

  /** Microseconds of the clock, strictly increasing. */
  function newGeneration(): number {
    return nextGeneration.get(Math.floor(clock.now() * 1000))?.value as number
  }

  /** What becomes of a version that is deleted or replaced: nothing, a noncurrent version, or a soft-deleted one. */
  function retire(bucket: BucketDescription, object: StoredObject, why: Retirement): boolean {
    const now = clock.now()
    const more = why.by ? { overwrittenByGeneration: String(why.by.generation) } : undefined
    if (bucket.versioning && object.state === 'live' && !why.forGood) {
      save({ ...object, state: 'noncurrent', deleted: now })
      notifications.record('OBJECT_ARCHIVE', object, more)
      return false
    }
    notifications.record('OBJECT_DELETE', object, more)
    if (bucket.softDeleteSeconds > 0) {
      const purge = now + bucket.softDeleteSeconds * 1000
      save({ ...object, state: 'soft-deleted', deleted: now, purge })
      return false
    }
    erase.run(object.bucket, object.name, object.generation)
    return true
  }

  function liveObject(bucket: string, name: string): StoredObject | null {
    return fromRow(selectLive.get(bucket, name))
  }

  return {
    live: liveObject,

    /** A live or noncurrent version. */
    version(bucket: string, name: string, generation: number): StoredObject | null {
      const object = fromRow(selectVersion.get(bucket, name, generation))
      return object?.state === 'soft-deleted' ? null : object
    },

    softDeleted(bucket: string, name: string, generation: number): StoredObject | null {
      const object = fromRow(selectVersion.get(bucket, name, generation))
      if (object?.state !== 'soft-deleted' || (object.purge ?? 0) <= clock.now()) return null
      return object
    },

    /** Throws 412, or whatever `mayReplace` throws. */
    create(upload: NewObject): StoredObject {
      const { bucket, name, content, settings } = upload
      const replaced = liveObject(bucket.name, name)
      checkPreconditions(upload.preconditions, replaced, 'write')
      upload.mayReplace(replaced)
      upload.place?.()
      const now = clock.now()
      const { object, freed } = database.transaction(() => {
        const object: StoredObject = {
          ...content,
          bucket: bucket.name,
          name,
          generation: newGeneration(),
          metageneration: 1,
          state: 'live',
          components: upload.components ?? null,
          settings: { ...settings, storageClass: settings.storageClass ?? bucket.storageClass },
          created: now,
          updated: now,
          deleted: null,
          purge: null,
        }
        const freed = replaced !== null && retire(bucket, replaced, { by: object })
        insert.run(
          bucket.name,
          name,
          object.generation,
          object.blob,
          object.size,
          object.md5,
          object.crc32c,
          object.components,
          JSON.stringify(object.settings),
          now,
          now,
        )
        upload.alongside?.(object)
        const overwrote = replaced ? { overwroteGeneration: String(replaced.generation) } : {}
        notifications.record('OBJECT_FINALIZE', object, overwrote)
        return { object, freed }
      })
      if (freed && replaced) blobs.release(replaced.blob)
      notifications.flush()
      return object
    },

    changeSettings(object: StoredObject, settings: Settings): StoredObject {
      const changed = {
        ...object,
        settings: {
          ...settings,
          storageClass: settings.storageClass ?? object.settings.storageClass ?? 'STANDARD',
        },
        metageneration: object.metageneration + 1,
        updated: clock.now(),
      }
      database.transaction(() => {
        save(changed)
        notifications.record('OBJECT_METADATA_UPDATE', changed)
      })
      notifications.flush()
      return changed
    },

    /** Deletes a version. `forGood` means that the caller named the generation, so versioning does not keep it. */
    remove(bucket: BucketDescription, object: StoredObject, forGood: boolean) {
      const freed = database.transaction(() => retire(bucket, object, { forGood }))
      if (freed) blobs.release(object.blob)
      notifications.flush()
    },

    /** Purges a soft-deleted version. This publishes no event, as at Google. */
    purge(object: StoredObject) {
      erase.run(object.bucket, object.name, object.generation)
      blobs.release(object.blob)
    },
  }
}

export type Objects = ReturnType<typeof createObjects>

/** Converts a row of `SELECT *` on objects. */
export function fromRow(row: Record<string, unknown> | undefined): StoredObject | null {
  if (!row) return null
  return { ...(row as unknown as StoredObject), settings: JSON.parse(row.settings as string) }
}
