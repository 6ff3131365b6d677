import type { CloudDescription, SubscriptionDescription } from '../description.ts'
import type { Broker } from './broker.ts'
import { checkId } from './names.ts'
import type { Resources, Subscription, Topic } from './resources.ts'
import { checkSettings } from './subscription-rules.ts'

/** Terraform replaces a subscription, including its backlog, when one of these changes. */
const IMMUTABLE = ['topic', 'filter', 'enableMessageOrdering'] as const

/**
 * Makes topics and subscriptions match the description, as `terraform apply` would: creates what is new, updates what
 * the description changed since last time, and deletes what it no longer names. Where the description has not changed,
 * changes made through the API stay, and so do resources that the API created.
 */
export function applyDescription(
  description: Pick<CloudDescription, 'topics' | 'subscriptions'>,
  { resources, broker, log }: { resources: Resources; broker: Broker; log: (text: string) => void },
) {
  const topics = description.topics.map((topic) => ({ ...topic, name: shortName(topic.name) }))
  const subscriptions = description.subscriptions.map(withShortNames)

  for (const topic of topics) {
    checkId('topics', topic.name)
    const described = JSON.stringify(topic)
    if (resources.topics.get(topic.name)?.described !== described)
      resources.saveTopic(topic satisfies Topic, described)
  }
  const named = new Set(subscriptions.map(({ name }) => name))
  for (const [name, { described }] of [...resources.subscriptions]) {
    if (described !== null && !named.has(name)) broker.deleteSubscription(name)
  }
  const topicNames = new Set(topics.map(({ name }) => name))
  for (const [name, { described }] of [...resources.topics]) {
    if (described !== null && !topicNames.has(name)) broker.deleteTopic(name)
  }
  for (const wanted of subscriptions) {
    check(wanted, resources)
    const described = JSON.stringify(wanted)
    const known = resources.subscriptions.get(wanted.name)
    // Terraform would also replace a subscription whose topic was deleted through the API.
    if (known?.described === described && known.config.topic === wanted.topic) continue
    const config: Subscription = { ...wanted, detached: false, expirationSeconds: null }
    if (known && IMMUTABLE.some((field) => known.config[field] !== config[field])) {
      log(`The subscription ${wanted.name} is replaced, because its topic, filter or ordering changed`)
      broker.deleteSubscription(wanted.name)
    }
    broker.putSubscription(config, described)
  }
}

/** Refuses what Google would refuse to create, naming the offending subscription. */
function check(subscription: SubscriptionDescription, resources: Resources) {
  const { name, topic, deadLetter } = subscription
  try {
    checkId('subscriptions', name)
    checkSettings(subscription)
    for (const needed of deadLetter ? [topic, deadLetter.topic] : [topic]) {
      if (!resources.topics.has(needed)) throw new Error(`There is no topic ${needed}.`)
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`The subscription ${name} cannot be created: ${reason}`, { cause })
  }
}

function withShortNames(subscription: SubscriptionDescription): SubscriptionDescription {
  const { name, topic, deadLetter } = subscription
  return {
    ...subscription,
    name: shortName(name),
    topic: shortName(topic),
    deadLetter: deadLetter && { ...deadLetter, topic: shortName(deadLetter.topic) },
  }
}

const shortName = (name: string) => name.slice(name.lastIndexOf('/') + 1)
