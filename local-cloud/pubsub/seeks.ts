import type { DatabaseSync } from 'node:sqlite'

/** Stores up to which lease a subscription's ack ids are void, because a seek asked for their messages again. */
export function createSeeks(database: DatabaseSync) {
  const select = database.prepare('SELECT voided FROM seeks WHERE subscription = ?')
  const upsert = database.prepare(
    'INSERT INTO seeks VALUES (?1, ?2) ON CONFLICT (subscription) DO UPDATE SET voided = ?2',
  )

  return {
    /** Returns 0 when there was no seek. */
    voidedOf: (subscription: number) => Number(select.get(subscription)?.voided ?? 0),
    remember: (subscription: number, lease: number) => void upsert.run(subscription, lease),
  }
}

export type Seeks = ReturnType<typeof createSeeks>
