import type { PubsubIam } from './identity.ts'
import type { Subscription } from './resources.ts'
import type { StoredMessage } from './stored-message.ts'

export interface DeadLetterDeps {
  projectId: string
  /** Pub/Sub's service agent. */
  agent: string
  iam: PubsubIam
  topicExists: (name: string) => boolean
  log: (text: string) => void
}

/**
 * Decides whether a message may go to the dead-letter topic now. Production keeps delivering a message that it may not
 * forward, however many attempts were made; so does this, and it logs the reason once per subscription and cause.
 */
export function createDeadLetters({ projectId, agent, iam, topicExists, log }: DeadLetterDeps) {
  const told = new Set<string>()

  function obstacle(subscription: Subscription, topic: string): string | null {
    if (!topicExists(topic)) return `the topic ${topic} does not exist`
    return (
      lacks('pubsub.topics.publish', `topic/${topic}`) ??
      lacks('pubsub.subscriptions.consume', `subscription/${subscription.name}`)
    )
  }

  function lacks(permission: string, resource: string): string | null {
    if (iam.allows(agent, permission, resource)) return null
    const message = `${agent} lacks ${permission} on ${resource}`
    iam.refused?.({ email: agent, permission, resource, status: 'PERMISSION_DENIED', message })
    return message
  }

  return {
    /** The topic to forward to after this many failures, or null to keep trying. */
    topicFor(subscription: Subscription, failures: number): string | null {
      const policy = subscription.deadLetter
      if (!policy || failures < policy.maxDeliveryAttempts) return null
      const reason = obstacle(subscription, policy.topic)
      if (reason === null) return policy.topic
      const text = `Dead letters of ${subscription.name} are not forwarded: ${reason}`
      if (!told.has(text)) log(text)
      told.add(text)
      return null
    },
    /** https://cloud.google.com/pubsub/docs/dead-letter-topics#how_dead_letter_topics_work */
    attributesOf(
      message: StoredMessage,
      subscription: Subscription,
      failures: number,
    ): Record<string, string> {
      return {
        ...message.attributes,
        CloudPubSubDeadLetterSourceDeliveryCount: String(failures),
        CloudPubSubDeadLetterSourceSubscription: subscription.name,
        CloudPubSubDeadLetterSourceSubscriptionProject: projectId,
        CloudPubSubDeadLetterSourceTopicPublishTime: new Date(message.published)
          .toISOString()
          .replace('Z', '+00:00'),
      }
    },
  }
}
