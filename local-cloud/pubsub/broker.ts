import type { Clock } from '../clock.ts'
import type { Tell } from '../happenings.ts'
import { isOutOfSpace } from '../sqlite.ts'
import type { DeadLetterDeps } from './dead-letter.ts'
import { createDeadLetters } from './dead-letter.ts'
import type { Journal } from './journal.ts'
import { EXPIRY_INTERVAL } from './limits.ts'
import { createLiveSubscription, type LiveSubscription } from './live-subscription.ts'
import type { Messages } from './messages.ts'
import { createMetrics } from './metrics.ts'
import { DELETED_TOPIC } from './names.ts'
import type { PushDeps } from './push.ts'
import { createQuiet } from './quiet.ts'
import type { Resources, Subscription, Topic } from './resources.ts'
import { notFound } from './rpc.ts'
import type { Seeks } from './seeks.ts'
import type { Snapshots } from './snapshots.ts'
import { billedSize, type StoredMessage, traceOf } from './stored-message.ts'

export interface NewMessage {
  data: Uint8Array
  attributes?: Record<string, string>
  orderingKey?: string
}

type BrokerDeps = Omit<PushDeps, 'metrics'> &
  Omit<DeadLetterDeps, 'topicExists'> & {
    clock: Clock
    resources: Resources
    messages: Messages
    snapshots: Snapshots
    seeks: Seeks
    journal: Journal
    registry: Parameters<typeof createMetrics>[0]
    tell: Tell
    /** The highest id assigned so far. */
    lastId: number
  }

/** What a subscription has not acknowledged yet. */
export interface SubscriptionBacklog {
  subscription: string
  messages: number
  /** Age of the oldest message; 0 when there is none. */
  oldestSeconds: number
}

/** Accepts messages once and durably, and hands each to every subscription that wants it. */
export function createBroker(deps: BrokerDeps) {
  const { clock, resources, messages, journal } = deps
  const live = new Map<string, LiveSubscription>()
  const quiet = createQuiet()
  const metrics = createMetrics(deps.registry, function* () {
    for (const { config, backlog } of live.values()) yield { name: config.name, size: backlog.size }
  })
  const deadLetters = createDeadLetters({ ...deps, topicExists: (name) => resources.topics.has(name) })
  let lastId = deps.lastId
  let held = true

  // Sixteen digits that ascend with time, like Google's; the microseconds only keep them distinct.
  function nextId(now: number) {
    lastId = Math.max(lastId + 1, now * 1000)
    return lastId
  }

  function topicOf(name: string): Topic {
    const topic = resources.topics.get(name)
    if (!topic) throw notFound(`Resource not found (resource=${name}).`)
    return topic.config
  }

  /** Part of a transaction. Returns the subscriptions that must be told once it is committed. */
  function store(topic: Topic, message: NewMessage) {
    const published = clock.now()
    const { data, attributes = {}, orderingKey = '' } = message
    const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    const id = nextId(published)
    const stored: StoredMessage = { id, topic: topic.name, data: bytes, attributes, orderingKey, published }
    const wanting = [...live.values()].filter(
      ({ config, filter }) => config.topic === topic.name && !config.detached && filter(attributes),
    )
    const { messageRetentionSeconds } = topic
    const retainUntil = messageRetentionSeconds ? published + messageRetentionSeconds * 1000 : null
    const subscriptions = wanting.map((subscription) => subscription.id)
    for (const snapshot of deps.snapshots.all.values()) {
      if (snapshot.topic === topic.name) subscriptions.push(snapshot.id)
    }
    // A message without subscriptions that nobody can seek to is dropped, as Google does.
    if (subscriptions.length > 0 || retainUntil) messages.insert(stored, subscriptions, retainUntil)
    return { stored, wanting }
  }

  function announce({ stored, wanting }: ReturnType<typeof store>) {
    const { topic, id } = stored
    deps.tell({
      kind: 'published',
      topic,
      messageId: String(id),
      size: billedSize(stored),
      trace: traceOf(stored),
    })
    for (const { backlog, wake } of wanting) {
      backlog.add(stored.id, stored.orderingKey)
      wake()
    }
  }

  function buried(from: LiveSubscription, message: StoredMessage, failures: number): boolean {
    const topicName = deadLetters.topicFor(from.config, failures)
    if (topicName === null) return false
    const attributes = deadLetters.attributesOf(message, from.config, failures)
    const { data, orderingKey } = message
    const forwarded = unlessFull(() =>
      journal.atomically(() => {
        messages.drop(from.id, message.id, clock.now())
        return store(topicOf(topicName), { data, attributes, orderingKey })
      }),
    )
    // It stays where it is, and its next failure tries again.
    if (forwarded === null) return false
    if (forwarded.wanting.length === 0)
      deps.log(`A dead letter of ${from.config.name} is lost: ${topicName} has no subscription for it`)
    metrics.deadLettered(from.config.name)
    metrics.published(topicName, 1)
    deps.tell({
      kind: 'dead-lettered',
      subscription: from.config.name,
      topic: topicName,
      messageId: String(message.id),
      trace: traceOf(message),
    })
    announce(forwarded)
    return true
  }

  function start(id: number, config: Subscription): LiveSubscription {
    const subscription = createLiveSubscription(id, config, {
      ...deps,
      metrics,
      voided: deps.seeks.voidedOf(id),
      now: clock.now,
      changed: quiet.changed,
      held: () => held,
      buried,
    })
    live.set(config.name, subscription)
    return subscription
  }

  for (const { id, config } of resources.subscriptions.values()) start(id, config)
  const byId = new Map([...live.values()].map((subscription) => [subscription.id, subscription]))
  for (const { subscription, message, orderingKey, failures, notBefore } of messages.unacked()) {
    byId.get(subscription)?.backlog.restore(message, orderingKey, failures, notBefore)
  }
  function dropExpired() {
    const now = clock.now()
    // First, so that a full disk delays this work but does not end it.
    deps.agenda.at(now + EXPIRY_INTERVAL, dropExpired)
    journal.flush()
    for (const { id, config, backlog } of live.values()) {
      const until = now - config.messageRetentionSeconds * 1000
      for (const { message, acked } of messages.olderThan(id, until)) {
        if (acked) messages.ack(id, message, now, false)
        else backlog.expire(message)
      }
    }
    for (const { name, id, expires } of [...deps.snapshots.all.values()]) {
      if (expires > now) continue
      deps.snapshots.remove(name)
      messages.dropSubscription(id, now)
    }
    messages.dropOutlived(now)
  }
  dropExpired()

  const pushed = () => [...live.values()].filter((subscription) => subscription.pusher)

  return {
    subscriptions: live as ReadonlyMap<string, LiveSubscription>,
    /** Returns the ids of the messages, which are durable by then. It stores all of them or none. */
    publish(topicName: string, batch: NewMessage[]): string[] {
      const topic = topicOf(topicName)
      const stored = journal.atomically(() => batch.map((message) => store(topic, message)))
      metrics.published(topicName, batch.length)
      for (const one of stored) announce(one)
      return stored.map(({ stored: { id } }) => String(id))
    },
    /** Creates the subscription or applies its changed configuration. */
    putSubscription(config: Subscription, described?: string | null) {
      const id = resources.saveSubscription(config, described)
      const known = live.get(config.name)
      if (known) known.update(config)
      else start(id, config)
    },
    deleteSubscription(name: string) {
      const subscription = live.get(name)
      if (!subscription) return
      live.delete(name)
      journal.atomically(() => {
        resources.deleteSubscription(name)
        messages.dropSubscription(subscription.id, clock.now())
      })
      subscription.close(notFound(`Resource not found (resource=${name}).`))
      subscription.backlog.clear()
    },
    /** Deletes its messages; no others will come. */
    detach(subscription: LiveSubscription) {
      const config = { ...subscription.config, detached: true }
      journal.atomically(() => {
        resources.saveSubscription(config)
        messages.dropSubscription(subscription.id, clock.now())
      })
      subscription.backlog.clear()
      subscription.update(config)
    },
    deleteTopic(name: string) {
      resources.deleteTopic(name)
      for (const { config, update } of live.values()) {
        if (config.topic !== name) continue
        const orphan = { ...config, topic: DELETED_TOPIC }
        resources.saveSubscription(orphan)
        update(orphan)
      }
    },
    /** Starts delivery; before that, messages are only accepted. */
    start() {
      held = false
      for (const { wake } of live.values()) wake()
    },
    idle: () => quiet.until(() => pushed().every(({ backlog }) => backlog.size === 0)),
    backlogs: (): SubscriptionBacklog[] =>
      [...live.values()].map(({ config, backlog }) => {
        const oldest = backlog.oldest()
        // An id is the time of publishing in microseconds.
        const age = oldest === null ? 0 : clock.now() - oldest / 1000
        return {
          subscription: config.name,
          messages: backlog.size,
          oldestSeconds: Math.max(0, Math.round(age / 1000)),
        }
      }),
    settled: () =>
      quiet.until(() =>
        pushed().every(({ backlog, pusher }) => backlog.out === 0 && (backlog.ready === 0 || pusher?.paused)),
      ),
    close() {
      for (const subscription of live.values()) subscription.close()
      journal.flush()
    },
  }
}

export type Broker = ReturnType<typeof createBroker>

/** What `work` returns; null when the disk is full. */
function unlessFull<Result>(work: () => Result): Result | null {
  try {
    return work()
  } catch (error) {
    if (!isOutOfSpace(error)) throw error
    return null
  }
}
