import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

export type VersionState = 'ENABLED' | 'DISABLED' | 'DESTROYED'

export interface Version {
  secret: string
  number: number
  state: VersionState
  /** Null once the version is destroyed. */
  data: Buffer | null
  /** Milliseconds since the epoch. */
  created: number
  destroyed: number | null
}

/** Secrets and their versions in the database, by short name. */
export function createSecrets(database: DatabaseSync, now: () => number) {
  const insertSecret = database.prepare('INSERT OR IGNORE INTO secrets VALUES (?, ?)')
  const selectSecret = database.prepare('SELECT created FROM secrets WHERE name = ?')
  const insertVersion = database.prepare(
    `INSERT INTO versions SELECT ?1, coalesce(max(number), 0) + 1, 'ENABLED', ?2, ?3, NULL, ?4
     FROM versions WHERE secret = ?1 RETURNING *`,
  )
  const selectDescribed = database.prepare('SELECT 1 FROM versions WHERE secret = ? AND described = ?')
  const selectVersion = database.prepare('SELECT * FROM versions WHERE secret = ? AND number = ?')
  const selectVersions = database.prepare('SELECT * FROM versions WHERE secret = ? ORDER BY number DESC')
  const updateState = database.prepare(
    'UPDATE versions SET state = ?, data = ?, destroyed = ? WHERE secret = ? AND number = ?',
  )

  return {
    /** Does nothing when the secret exists already. */
    create: (name: string) => void insertSecret.run(name, now()),
    created: (name: string) => selectSecret.get(name)?.created as number,
    add: (secret: string, data: Uint8Array): Version =>
      toVersion(insertVersion.get(secret, data, now(), null)!),
    /** Adds a version from the description once, whatever becomes of it later. */
    describe(secret: string, data: Uint8Array) {
      const digest = createHash('sha256').update(data).digest('hex')
      if (!selectDescribed.get(secret, digest)) insertVersion.get(secret, data, now(), digest)
    },
    find(secret: string, number: number): Version | undefined {
      const row = selectVersion.get(secret, number)
      return row && toVersion(row)
    },
    /** Newest first. */
    versions: (secret: string): Version[] => selectVersions.all(secret).map(toVersion),
    setState(version: Version, state: VersionState): Version {
      const changed: Version =
        state === 'DESTROYED' ? { ...version, state, data: null, destroyed: now() } : { ...version, state }
      updateState.run(state, changed.data, changed.destroyed, version.secret, version.number)
      return changed
    },
  }
}

export type Secrets = ReturnType<typeof createSecrets>

function toVersion(row: Record<string, unknown>): Version {
  return {
    secret: row.secret as string,
    number: row.number as number,
    state: row.state as VersionState,
    data: row.data === null ? null : Buffer.from(row.data as Uint8Array),
    created: row.created as number,
    destroyed: row.destroyed as number | null,
  }
}
