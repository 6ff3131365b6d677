import type { ScheduleDescription, SubscriptionDescription, TopicDescription } from '../description.ts'
import { shortName } from './names.ts'
import type { Reader } from './reader.ts'

// Google's defaults, in seconds. Source: https://cloud.google.com/pubsub/docs/subscription-properties
const DEFAULT_ACK_DEADLINE = 10
const DEFAULT_RETENTION = 7 * 24 * 60 * 60
const DEFAULT_MINIMUM_BACKOFF = 10
const DEFAULT_MAXIMUM_BACKOFF = 600
const DEFAULT_DELIVERY_ATTEMPTS = 5

export function readTopic(topic: Reader): TopicDescription {
  return {
    name: topic.text('name'),
    messageRetentionSeconds: topic.has('message_retention_duration')
      ? topic.seconds('message_retention_duration')
      : null,
    labels: topic.textMap('labels'),
  }
}

export function readSubscription(subscription: Reader): SubscriptionDescription {
  const retry = subscription.block('retry_policy')
  const deadLetter = subscription.block('dead_letter_policy')
  return {
    name: subscription.text('name'),
    topic: shortName(subscription.text('topic')),
    ackDeadlineSeconds: subscription.number('ack_deadline_seconds', DEFAULT_ACK_DEADLINE),
    messageRetentionSeconds: subscription.seconds('message_retention_duration', DEFAULT_RETENTION),
    retainAckedMessages: subscription.flag('retain_acked_messages', false),
    enableMessageOrdering: subscription.flag('enable_message_ordering', false),
    filter: subscription.text('filter', ''),
    push: readPush(subscription.block('push_config')),
    retry: retry && {
      minimumBackoff: retry.seconds('minimum_backoff', DEFAULT_MINIMUM_BACKOFF),
      maximumBackoff: retry.seconds('maximum_backoff', DEFAULT_MAXIMUM_BACKOFF),
    },
    deadLetter: deadLetter && {
      topic: shortName(deadLetter.text('dead_letter_topic')),
      maxDeliveryAttempts: deadLetter.number('max_delivery_attempts', DEFAULT_DELIVERY_ATTEMPTS),
    },
    labels: subscription.textMap('labels'),
  }
}

function readPush(push: Reader | null): SubscriptionDescription['push'] {
  const endpoint = push?.optionalText('push_endpoint')
  if (!push || !endpoint) return null
  const oidc = push.block('oidc_token')
  return {
    endpoint,
    oidc: oidc && {
      serviceAccountEmail: oidc.text('service_account_email'),
      // Pub/Sub uses the endpoint when no audience is set.
      audience: oidc.text('audience', endpoint),
    },
    attributes: push.textMap('attributes'),
  }
}

export function readSchedule(job: Reader): ScheduleDescription | null {
  const target = job.block('pubsub_target')
  if (job.flag('paused', false) || !target) return null
  return {
    name: job.text('name'),
    schedule: job.text('schedule'),
    timeZone: job.text('time_zone', 'Etc/UTC'),
    topic: shortName(target.text('topic_name')),
    data: new Uint8Array(Buffer.from(target.text('data', ''), 'base64')),
    attributes: target.textMap('attributes'),
  }
}
