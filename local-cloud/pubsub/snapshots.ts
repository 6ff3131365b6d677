import type { DatabaseSync } from 'node:sqlite'

/** Milliseconds that a snapshot lives, less the age of its oldest message (pubsub.proto, Snapshot). */
const LIFETIME = 7 * 86_400_000
/** Milliseconds. Google refuses to create a snapshot that would expire sooner. */
const MINIMUM_LIFETIME = 3_600_000

export interface Snapshot {
  name: string
  /** Negative: in `deliveries` a snapshot is stored like one more subscription that never acknowledges. */
  id: number
  topic: string
  labels: Record<string, string>
  /** Milliseconds since the epoch. */
  expires: number
}

/** What was unacknowledged in a subscription at a moment, and everything its topic got since. */
export function createSnapshots(database: DatabaseSync) {
  database.exec(`CREATE TABLE IF NOT EXISTS snapshots (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, topic TEXT NOT NULL,
    labels TEXT NOT NULL, expires INTEGER NOT NULL
  ) STRICT`)
  const insert = database.prepare(
    'INSERT INTO snapshots (name, topic, labels, expires) VALUES (?, ?, ?, ?) RETURNING id',
  )
  const copy = database.prepare(
    `INSERT INTO deliveries (message, subscription)
     SELECT message, ?1 FROM deliveries WHERE subscription = ?2 AND acked IS NULL`,
  )
  const oldest = database.prepare(
    `SELECT min(published) AS published FROM deliveries JOIN messages ON messages.id = message
     WHERE subscription = ? AND acked IS NULL`,
  )
  const update = database.prepare('UPDATE snapshots SET labels = ?, expires = ? WHERE name = ?')
  const remove = database.prepare('DELETE FROM snapshots WHERE name = ?')
  const snapshots = new Map<string, Snapshot>()

  for (const row of database.prepare('SELECT * FROM snapshots').all()) {
    snapshots.set(row.name as string, {
      name: row.name as string,
      id: -(row.id as number),
      topic: row.topic as string,
      labels: JSON.parse(row.labels as string) as Record<string, string>,
      expires: row.expires as number,
    })
  }

  return {
    all: snapshots as ReadonlyMap<string, Snapshot>,
    /** Part of a transaction. Returns null when the snapshot would expire within the hour. */
    create(
      { name, topic, labels }: Pick<Snapshot, 'name' | 'topic' | 'labels'>,
      subscription: number,
      now: number,
    ): Snapshot | null {
      const from = (oldest.get(subscription)?.published as number | null) ?? now
      const expires = Math.min(from, now) + LIFETIME
      if (expires - now < MINIMUM_LIFETIME) return null
      const row = insert.get(name, topic, JSON.stringify(labels), expires)
      const snapshot = { name, id: -(row?.id as number), topic, labels, expires }
      copy.run(snapshot.id, subscription)
      snapshots.set(name, snapshot)
      return snapshot
    },
    update(snapshot: Snapshot) {
      update.run(JSON.stringify(snapshot.labels), snapshot.expires, snapshot.name)
      snapshots.set(snapshot.name, snapshot)
    },
    /** Part of a transaction; the caller deletes its rows in `deliveries`. */
    remove(name: string) {
      remove.run(name)
      snapshots.delete(name)
    },
  }
}

export type Snapshots = ReturnType<typeof createSnapshots>
