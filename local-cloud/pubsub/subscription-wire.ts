import { ACK_DEADLINE, BACKOFF, DEFAULT_EXPIRATION, DELIVERY_ATTEMPTS, RETENTION } from './limits.ts'
import { DELETED_TOPIC, type Names } from './names.ts'
import type { Subscription } from './resources.ts'
import { notSimulated } from './rpc.ts'
import { checkSettings } from './subscription-rules.ts'
import { type DurationWire, duration, seconds } from './wire-values.ts'

export interface PushConfigWire {
  pushEndpoint?: string
  attributes?: Record<string, string>
  oidcToken?: { serviceAccountEmail?: string; audience?: string } | undefined
  noWrapper?: object
}

export interface SubscriptionWire {
  name?: string
  topic?: string
  pushConfig?: PushConfigWire | undefined
  ackDeadlineSeconds?: number
  retainAckedMessages?: boolean
  messageRetentionDuration?: DurationWire
  labels?: Record<string, string>
  enableMessageOrdering?: boolean
  expirationPolicy?: { ttl?: DurationWire | undefined } | undefined
  filter?: string
  deadLetterPolicy?: { deadLetterTopic?: string; maxDeliveryAttempts?: number } | undefined
  retryPolicy?: { minimumBackoff?: DurationWire; maximumBackoff?: DurationWire } | undefined
  detached?: boolean
  enableExactlyOnceDelivery?: boolean
  state?: string
  bigqueryConfig?: { table?: string }
  bigtableConfig?: { table?: string }
  cloudStorageConfig?: { bucket?: string }
  messageTransforms?: object[]
}

export function subscriptionToWire(subscription: Subscription, names: Names): SubscriptionWire {
  const { name, topic, push, deadLetter, retry, expirationSeconds } = subscription
  return {
    name: names.full('subscriptions', name),
    topic: names.full('topics', topic),
    pushConfig: push ? pushToWire(push) : {},
    ackDeadlineSeconds: subscription.ackDeadlineSeconds,
    retainAckedMessages: subscription.retainAckedMessages,
    messageRetentionDuration: duration(subscription.messageRetentionSeconds),
    labels: subscription.labels,
    enableMessageOrdering: subscription.enableMessageOrdering,
    expirationPolicy: { ttl: expirationSeconds === null ? undefined : duration(expirationSeconds) },
    filter: subscription.filter,
    deadLetterPolicy: deadLetter
      ? {
          deadLetterTopic: names.full('topics', deadLetter.topic),
          maxDeliveryAttempts: deadLetter.maxDeliveryAttempts,
        }
      : undefined,
    retryPolicy: retry
      ? { minimumBackoff: duration(retry.minimumBackoff), maximumBackoff: duration(retry.maximumBackoff) }
      : undefined,
    detached: subscription.detached,
    state: 'ACTIVE',
  }
}

/** Fills in Google's defaults and refuses what Google refuses or what is not simulated. */
export function subscriptionFromWire(wire: SubscriptionWire, names: Names): Subscription {
  if (wire.enableExactlyOnceDelivery) throw notSimulated('Exactly-once delivery')
  if (wire.bigqueryConfig?.table) throw notSimulated('Delivery to BigQuery')
  if (wire.bigtableConfig?.table) throw notSimulated('Delivery to Bigtable')
  if (wire.cloudStorageConfig?.bucket) throw notSimulated('Delivery to Cloud Storage')
  if (wire.messageTransforms?.length) throw notSimulated('A message transform')
  const { retryPolicy, deadLetterPolicy, expirationPolicy } = wire
  const subscription: Subscription = {
    name: names.parse('subscriptions', wire.name),
    topic: wire.topic === DELETED_TOPIC ? wire.topic : names.parse('topics', wire.topic),
    ackDeadlineSeconds: wire.ackDeadlineSeconds || ACK_DEADLINE.default,
    messageRetentionSeconds: wire.messageRetentionDuration
      ? seconds(wire.messageRetentionDuration)
      : RETENTION.default,
    retainAckedMessages: wire.retainAckedMessages ?? false,
    enableMessageOrdering: wire.enableMessageOrdering ?? false,
    filter: wire.filter ?? '',
    push: pushFromWire(wire.pushConfig),
    retry: retryPolicy
      ? {
          minimumBackoff: retryPolicy.minimumBackoff ? seconds(retryPolicy.minimumBackoff) : BACKOFF.minimum,
          maximumBackoff: retryPolicy.maximumBackoff ? seconds(retryPolicy.maximumBackoff) : BACKOFF.maximum,
        }
      : null,
    deadLetter: deadLetterPolicy?.deadLetterTopic
      ? {
          topic: names.parse('topics', deadLetterPolicy.deadLetterTopic),
          maxDeliveryAttempts: deadLetterPolicy.maxDeliveryAttempts || DELIVERY_ATTEMPTS.default,
        }
      : null,
    labels: wire.labels ?? {},
    detached: wire.detached ?? false,
    expirationSeconds: expiration(expirationPolicy),
  }
  checkSettings(subscription)
  return subscription
}

export function pushFromWire(wire: PushConfigWire | undefined): Subscription['push'] {
  if (!wire?.pushEndpoint) return null
  if (wire.noWrapper) throw notSimulated('Push without the wrapper')
  const { serviceAccountEmail = '', audience = '' } = wire.oidcToken ?? {}
  return {
    endpoint: wire.pushEndpoint,
    oidc: serviceAccountEmail ? { serviceAccountEmail, audience } : null,
    attributes: wire.attributes ?? {},
  }
}

function pushToWire(push: NonNullable<Subscription['push']>): PushConfigWire {
  return {
    pushEndpoint: push.endpoint,
    attributes: { 'x-goog-version': 'v1', ...push.attributes },
    oidcToken: push.oidc ?? undefined,
  }
}

/** Seconds, or null for never: a policy without a ttl never expires, and a missing policy means the default. */
function expiration(policy: SubscriptionWire['expirationPolicy']): number | null {
  if (!policy) return DEFAULT_EXPIRATION
  return policy.ttl ? seconds(policy.ttl) : null
}
