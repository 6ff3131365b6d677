import type { DatabaseSync } from 'node:sqlite'
import type { Journal } from './journal.ts'
import { createMessageCache } from './message-cache.ts'
import type { StoredMessage } from './stored-message.ts'

/** The state of one message in one subscription, as it is restored at start. */
export interface StoredDelivery {
  subscription: number
  message: number
  failures: number
  /** Milliseconds since the epoch; 0 means at once. */
  notBefore: number
  orderingKey: string
}

/** Messages in the database, and the subscriptions that must still get them. */
export function createMessages(database: DatabaseSync, journal: Journal) {
  const insertMessage = database.prepare('INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?)')
  const insertDelivery = database.prepare(
    'INSERT OR IGNORE INTO deliveries (message, subscription) VALUES (?, ?)',
  )
  const selectMessage = database.prepare('SELECT * FROM messages WHERE id = ?')
  const deleteDelivery = database.prepare('DELETE FROM deliveries WHERE message = ? AND subscription = ?')
  const markAcked = database.prepare('UPDATE deliveries SET acked = ? WHERE message = ? AND subscription = ?')
  const markFailed = database.prepare(
    'UPDATE deliveries SET failures = ?, not_before = ? WHERE message = ? AND subscription = ?',
  )
  const deleteUnwanted = database.prepare(
    `DELETE FROM messages WHERE id = ?1 AND coalesce(retain_until, 0) <= ?2
     AND NOT EXISTS (SELECT 1 FROM deliveries WHERE message = ?1)`,
  )
  const selectUnacked = database.prepare(
    `SELECT subscription, message, failures, not_before AS notBefore, ordering_key AS orderingKey
     FROM deliveries JOIN messages ON messages.id = message WHERE acked IS NULL ORDER BY message`,
  )
  const selectUnackedOf = database.prepare(
    `SELECT message, ordering_key AS orderingKey FROM deliveries JOIN messages ON messages.id = message
     WHERE subscription = ? AND acked IS NULL ORDER BY message`,
  )
  const selectWaiting = database.prepare(
    `SELECT message, failures, not_before AS notBefore FROM deliveries
     WHERE subscription = ? AND acked IS NULL ORDER BY message LIMIT ?`,
  )
  const isUnacked = database.prepare(
    'SELECT 1 FROM deliveries WHERE message = ? AND subscription = ? AND acked IS NULL',
  )
  const deleteDeliveries = database.prepare('DELETE FROM deliveries WHERE subscription = ?')
  const deleteOrphans = database.prepare(
    `DELETE FROM messages WHERE coalesce(retain_until, 0) <= ?
     AND NOT EXISTS (SELECT 1 FROM deliveries WHERE message = messages.id)`,
  )
  const ackBefore = database.prepare(
    `UPDATE deliveries SET acked = ?1 WHERE subscription = ?2 AND acked IS NULL
     AND message IN (SELECT id FROM messages WHERE published < ?3)`,
  )
  const unackSince = database.prepare(
    `UPDATE deliveries SET acked = NULL, failures = 0, not_before = 0 WHERE subscription = ?1
     AND message IN (SELECT id FROM messages WHERE published >= ?2)`,
  )
  const deleteOutlived = database.prepare(
    `DELETE FROM messages WHERE retain_until <= ?
     AND NOT EXISTS (SELECT 1 FROM deliveries WHERE message = messages.id)`,
  )
  const selectOldest = database.prepare(
    `SELECT message, published, acked FROM deliveries JOIN messages ON messages.id = message
     WHERE subscription = ? ORDER BY message`,
  )
  const upsertDelivery = database.prepare(
    `INSERT INTO deliveries (message, subscription) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET acked = NULL, failures = 0, not_before = 0`,
  )
  const selectHeld = database.prepare(
    `SELECT id AS message, attributes FROM deliveries JOIN messages ON messages.id = message
     WHERE subscription = ? ORDER BY message`,
  )
  const deleteAcked = database.prepare('DELETE FROM deliveries WHERE subscription = ? AND acked IS NOT NULL')
  const selectKept = database.prepare(
    `SELECT id AS message, attributes FROM messages WHERE retain_until > ?1 AND topic = ?2 AND published >= ?3
     AND NOT EXISTS (SELECT 1 FROM deliveries WHERE message = messages.id AND subscription = ?4)`,
  )
  const cache = createMessageCache()

  function drop(subscription: number, id: number, now: number) {
    deleteDelivery.run(id, subscription)
    deleteUnwanted.run(id, now)
  }

  function get(id: number): StoredMessage | undefined {
    const cached = cache.get(id)
    if (cached) return cached
    const row = selectMessage.get(id)
    if (!row) return undefined
    const data = row.data as Uint8Array
    return {
      id,
      topic: row.topic as string,
      data: Buffer.from(data.buffer, data.byteOffset, data.byteLength),
      attributes: JSON.parse(row.attributes as string) as Record<string, string>,
      orderingKey: row.ordering_key as string,
      published: row.published as number,
    }
  }

  return {
    /** Part of a transaction. `retainUntil` keeps the message for seeks even when no subscription waits for it. */
    insert(message: StoredMessage, subscriptions: number[], retainUntil: number | null) {
      const { id, topic, data, attributes, orderingKey, published } = message
      insertMessage.run(id, topic, data, JSON.stringify(attributes), orderingKey, published, retainUntil)
      for (const subscription of subscriptions) insertDelivery.run(id, subscription)
      cache.put(message)
    },
    get,
    /** The first that this subscription has not acknowledged. */
    waiting(
      subscription: number,
      limit: number,
    ): (StoredMessage & { failures: number; notBefore: number })[] {
      journal.flush()
      return selectWaiting.all(subscription, limit).flatMap((row) => {
        const message = get(row.message as number)
        return message
          ? [{ ...message, failures: row.failures as number, notBefore: row.notBefore as number }]
          : []
      })
    },
    unacked(): Iterable<StoredDelivery> {
      return selectUnacked.iterate() as Iterable<unknown> as Iterable<StoredDelivery>
    },
    isUnacked(subscription: number, id: number): boolean {
      journal.flush()
      return isUnacked.get(id, subscription) !== undefined
    },
    /** Ends this subscription's claim on the message; with `keep` a seek can still bring it back. */
    ack(subscription: number, id: number, now: number, keep: boolean) {
      journal.postpone(() => {
        if (keep) markAcked.run(now, id, subscription)
        else drop(subscription, id, now)
      })
    },
    fail(subscription: number, id: number, failures: number, notBefore: number) {
      journal.postpone(() => void markFailed.run(failures, notBefore, id, subscription))
    },
    unackedOf(subscription: number): { message: number; orderingKey: string }[] {
      return selectUnackedOf.all(subscription) as unknown as { message: number; orderingKey: string }[]
    },
    /** Part of a transaction, like everything up to `want`. Times are milliseconds since the epoch. */
    ackBefore: (subscription: number, time: number, now: number) =>
      void ackBefore.run(now, subscription, time),
    unackSince: (subscription: number, time: number) => void unackSince.run(subscription, time),
    dropAcked(subscription: number, now: number) {
      deleteAcked.run(subscription)
      deleteOrphans.run(now)
    },
    /** Messages that the topic itself keeps since `time` and that this subscription does not have. */
    kept(topic: string, subscription: number, since: number, now: number) {
      return selectKept.all(now, topic, since, subscription).map(toMarked)
    },
    heldBy: (subscription: number) => selectHeld.all(subscription).map(toMarked),
    /** Messages published up to `until`. Ids ascend with time, so the scan ends at the first younger one. */
    olderThan(subscription: number, until: number): { message: number; acked: boolean }[] {
      const found: { message: number; acked: boolean }[] = []
      for (const row of selectOldest.iterate(subscription)) {
        if ((row.published as number) > until) break
        found.push({ message: row.message as number, acked: row.acked !== null })
      }
      return found
    },
    /** Deletes messages that only a topic kept, once its retention is over. */
    dropOutlived: (now: number) => void deleteOutlived.run(now),
    /** Marks the message as unacknowledged, whatever its state was. */
    want: (subscription: number, id: number) => void upsertDelivery.run(id, subscription),
    /** Part of a transaction: this subscription no longer needs the message. */
    drop,
    dropSubscription(subscription: number, now: number) {
      journal.atomically(() => {
        deleteDeliveries.run(subscription)
        deleteOrphans.run(now)
      })
    },
  }
}

const toMarked = (row: Record<string, unknown>) => ({
  message: row.message as number,
  attributes: JSON.parse(row.attributes as string) as Record<string, string>,
})

/** The highest message id ever assigned in this database; 0 in a new one. */
export function lastMessageId(database: DatabaseSync): number {
  const row = database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'messages'").get()
  return (row?.seq as number | undefined) ?? 0
}

export type Messages = ReturnType<typeof createMessages>
