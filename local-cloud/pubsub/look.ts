import type { Broker } from './broker.ts'
import type { Messages } from './messages.ts'
import type { Resources } from './resources.ts'
import type { StoredMessage } from './stored-message.ts'

export interface SubscriptionLook {
  name: string
  topic: string
  /** Null for one that is pulled. */
  endpoint: string | null
  deadLetterTopic: string | null
  /** Messages that are not acknowledged. */
  backlog: number
  /** Those of them that somebody is handling. */
  out: number
  /** When the oldest was published: milliseconds since the epoch. */
  oldest: number | null
}

export interface WaitingMessage extends StoredMessage {
  failures: number
  /** When it is delivered next after a failure; 0 when it need not wait. */
  notBefore: number
}

/** Topics, subscriptions and what waits in them, for who looks from outside. */
export interface PubsubLook {
  topics(): string[]
  subscriptions(): SubscriptionLook[]
  /** Oldest first; null when there is no such subscription. */
  waiting(subscription: string, limit: number): WaitingMessage[] | null
}

export function createLook({
  broker,
  resources,
  messages,
}: {
  broker: Broker
  resources: Resources
  messages: Messages
}): PubsubLook {
  return {
    topics: () => [...resources.topics.keys()].sort(),
    subscriptions: () =>
      [...broker.subscriptions.values()].map(({ id, config, backlog }) => ({
        name: config.name,
        topic: config.topic,
        endpoint: config.push?.endpoint ?? null,
        deadLetterTopic: config.deadLetter?.topic ?? null,
        backlog: backlog.size,
        out: backlog.out,
        oldest: backlog.size === 0 ? null : (messages.waiting(id, 1)[0]?.published ?? null),
      })),
    waiting(name, limit) {
      const subscription = broker.subscriptions.get(name)
      return subscription ? messages.waiting(subscription.id, limit) : null
    },
  }
}
