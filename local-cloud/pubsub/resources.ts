import type { DatabaseSync } from 'node:sqlite'
import type { SubscriptionDescription, TopicDescription } from '../description.ts'

export type Topic = TopicDescription

export interface Subscription extends SubscriptionDescription {
  detached: boolean
  /** Seconds without activity; null for never. Stored and shown, but not acted upon. */
  expirationSeconds: number | null
}

/** A resource's current configuration and, if the description created it, what the description last said. */
export interface Saved<Config> {
  config: Config
  described: string | null
}

/** Topics and subscriptions in the database, so that they survive a restart. */
export function createResources(database: DatabaseSync) {
  const topics = new Map<string, Saved<Topic>>()
  const subscriptions = new Map<string, Saved<Subscription> & { id: number }>()

  for (const row of database.prepare('SELECT * FROM topics').all()) {
    topics.set(row.name as string, parse<Topic>(row))
  }
  for (const row of database.prepare('SELECT * FROM subscriptions').all()) {
    subscriptions.set(row.name as string, { ...parse<Subscription>(row), id: row.id as number })
  }

  const upsertTopic = database.prepare(
    `INSERT INTO topics VALUES (?1, ?2, ?3)
     ON CONFLICT (name) DO UPDATE SET config = ?2, described = ?3`,
  )
  const upsertSubscription = database.prepare(
    `INSERT INTO subscriptions (name, config, described) VALUES (?1, ?2, ?3)
     ON CONFLICT (name) DO UPDATE SET config = ?2, described = ?3 RETURNING id`,
  )
  const deleteTopic = database.prepare('DELETE FROM topics WHERE name = ?')
  const deleteSubscription = database.prepare('DELETE FROM subscriptions WHERE name = ?')

  return {
    topics: topics as ReadonlyMap<string, Saved<Topic>>,
    subscriptions: subscriptions as ReadonlyMap<string, Saved<Subscription> & { id: number }>,
    /** When `described` is left out it stays as it was. */
    saveTopic(config: Topic, described = topics.get(config.name)?.described ?? null) {
      upsertTopic.run(config.name, JSON.stringify(config), described)
      topics.set(config.name, { config, described })
    },
    /** Returns the number under which this subscription's messages are stored. */
    saveSubscription(
      config: Subscription,
      described = subscriptions.get(config.name)?.described ?? null,
    ): number {
      const row = upsertSubscription.get(config.name, JSON.stringify(config), described)
      const id = row?.id as number
      subscriptions.set(config.name, { config, described, id })
      return id
    },
    deleteTopic(name: string) {
      deleteTopic.run(name)
      topics.delete(name)
    },
    deleteSubscription(name: string) {
      deleteSubscription.run(name)
      subscriptions.delete(name)
    },
  }
}

export type Resources = ReturnType<typeof createResources>

function parse<Config>(row: Record<string, unknown>): Saved<Config> {
  return { config: JSON.parse(row.config as string) as Config, described: row.described as string | null }
}
