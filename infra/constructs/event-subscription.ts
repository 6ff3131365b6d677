import type { CloudRunV2Service } from '@cdktf/provider-google/lib/cloud-run-v2-service/index.js'
import type { CloudRunV2ServiceIamMember } from '@cdktf/provider-google/lib/cloud-run-v2-service-iam-member/index.js'
import { PubsubSubscription } from '@cdktf/provider-google/lib/pubsub-subscription/index.js'
import { PubsubSubscriptionIamMember } from '@cdktf/provider-google/lib/pubsub-subscription-iam-member/index.js'
import { PubsubTopic } from '@cdktf/provider-google/lib/pubsub-topic/index.js'
import { Construct } from 'constructs'
import { ATTEMPTS, BACKOFF, KEPT_SECONDS, TICKS_KEPT_SECONDS } from '../../services/platform/retry.ts'
import type { Topic } from '../../services/platform/topic.ts'
import type { EventPush } from './event-push.ts'
import type { EventTopics } from './event-topics.ts'

/** A service that receives events. */
export interface EventTarget {
  service: CloudRunV2Service
  /** Allows Pub/Sub to invoke the service. */
  invoker: CloudRunV2ServiceIamMember
  ackDeadlineSeconds: number
}

interface EventSubscriptionConfig {
  /** The function's name. */
  name: string
  topic: Topic
  target: EventTarget
  /** The service that receives the dead letters. */
  shelf: EventTarget
  topics: EventTopics
  push: EventPush
}

const FOREVER = { expirationPolicy: { ttl: '' } }
const RETRY = {
  retryPolicy: {
    minimumBackoff: `${BACKOFF.minimumSeconds}s`,
    maximumBackoff: `${BACKOFF.maximumSeconds}s`,
  },
}

/**
 * What starts a function: a push subscription with retries and, unless it is for ticks of the clock, a dead-letter
 * topic. The project creates it, because Terraform cannot set a dead-letter topic on a function's own trigger.
 */
export class EventSubscription extends Construct {
  constructor(scope: Construct, id: string, config: EventSubscriptionConfig) {
    super(scope, id)
    const { name, topic, target, topics, push } = config
    const letters = topic.schedule ? null : this.#collectLetters(config)
    const source = topics.get(topic.name)
    const subscription = new PubsubSubscription(this, 'subscription', {
      name,
      topic: source.id,
      // An event that is sent again for one function carries its name, and only that function receives it.
      filter: `NOT attributes:for OR attributes.for = "${name}"`,
      ackDeadlineSeconds: target.ackDeadlineSeconds,
      messageRetentionDuration: `${topic.schedule ? TICKS_KEPT_SECONDS : KEPT_SECONDS}s`,
      ...FOREVER,
      ...RETRY,
      pushConfig: pushTo(target, source, push),
      ...(letters && {
        deadLetterPolicy: { deadLetterTopic: letters.topic.id, maxDeliveryAttempts: ATTEMPTS },
      }),
      // A push or forward that is not permitted yet would waste an attempt.
      dependsOn: [target.invoker, ...(letters?.ready ?? [push.tokens])],
    })
    if (letters)
      new PubsubSubscriptionIamMember(this, 'dead-letter-forwarder', {
        subscription: subscription.name,
        role: 'roles/pubsub.subscriber',
        member: push.agent,
      })
  }

  #collectLetters({ name, shelf, topics, push }: EventSubscriptionConfig) {
    const topic = new PubsubTopic(this, 'dead-letter', {
      name: `${name}-dead-letter`,
      messageRetentionDuration: `${KEPT_SECONDS}s`,
    })
    const subscription = new PubsubSubscription(this, 'dead-letter-subscription', {
      name: `${name}-dead-letter`,
      topic: topic.id,
      ackDeadlineSeconds: shelf.ackDeadlineSeconds,
      messageRetentionDuration: `${KEPT_SECONDS}s`,
      ...FOREVER,
      ...RETRY,
      pushConfig: pushTo(shelf, topic, push),
      dependsOn: [shelf.invoker, push.tokens],
    })
    // Pub/Sub's own account forwards dead letters, and has no permission by default.
    const forwarder = topics.grantPublish(this, topic, push.agent)
    // A topic without a subscription keeps no messages.
    return { topic, ready: [forwarder, subscription] }
  }
}

const pushTo = ({ service }: EventTarget, topic: PubsubTopic, { account }: EventPush) => ({
  // The framework reads the topic's name from the path.
  pushEndpoint: `${service.uri}/${topic.id}`,
  oidcToken: { serviceAccountEmail: account.email, audience: service.uri },
})
