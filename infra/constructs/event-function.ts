import { CloudRunV2Service } from '@cdktf/provider-google/lib/cloud-run-v2-service/index.js'
import { CloudRunV2ServiceIamMember } from '@cdktf/provider-google/lib/cloud-run-v2-service-iam-member/index.js'
import { PubsubSubscription } from '@cdktf/provider-google/lib/pubsub-subscription/index.js'
import { PubsubSubscriptionIamMember } from '@cdktf/provider-google/lib/pubsub-subscription-iam-member/index.js'
import { PubsubTopic } from '@cdktf/provider-google/lib/pubsub-topic/index.js'
import { ServiceAccount } from '@cdktf/provider-google/lib/service-account/index.js'
import { Construct } from 'constructs'
import type { BucketName } from '../../services/platform/topic.ts'
import type { BucketAccess, Trigger } from '../../services/platform/trigger.ts'
import type { Environment } from '../environments.ts'
import type { Buckets } from './buckets.ts'
import type { Database } from './database.ts'
import type { EventPush } from './event-push.ts'
import type { EventTopics } from './event-topics.ts'
import { LISTENING } from './startup-probe.ts'

interface EventFunctionConfig {
  trigger: Trigger
  environment: Environment
  buckets: Buckets
  database: Database
  topics: EventTopics
  push: EventPush
  /** The function that shelves dead letters; null for that function itself. */
  shelf: EventFunction | null
}

const FRAMEWORK = 'node_modules/@google-cloud/functions-framework/build/src/main.js'
const RETRY = { minimumBackoff: '10s', maximumBackoff: '600s' }
const WEEK = '604800s'

/**
 * One function: its service, its own account with exactly the permissions its trigger declares, and the
 * subscription that starts it, with retries and a dead-letter topic. The subscription is ours, because
 * Terraform cannot set a dead-letter topic on a function's own trigger.
 */
export class EventFunction extends Construct {
  readonly service: CloudRunV2Service
  /** How long Pub/Sub waits for an answer: longer than the function may take, or it would deliver twice at once. */
  readonly ackDeadlineSeconds: number

  constructor(scope: Construct, id: string, { trigger, shelf, ...cloud }: EventFunctionConfig) {
    super(scope, id)
    const account = new ServiceAccount(this, 'account', {
      accountId: trigger.name,
      displayName: trigger.name,
    })
    this.ackDeadlineSeconds = Math.min(trigger.timeoutSeconds + 10, 600)
    this.service = this.#createService(trigger, account, cloud)
    new CloudRunV2ServiceIamMember(this, 'invoker', {
      name: this.service.name,
      location: this.service.location,
      role: 'roles/run.invoker',
      member: cloud.push.account.member,
    })
    this.#grant(trigger, account, cloud)
    if (trigger.topic !== 'dead-letters' && shelf) this.#subscribe(trigger, trigger.topic.name, shelf, cloud)
  }

  #createService(
    trigger: Trigger,
    account: ServiceAccount,
    { environment, buckets }: Pick<EventFunctionConfig, 'environment' | 'buckets'>,
  ) {
    const { name, memory, cpu, concurrency, timeoutSeconds, maxInstances } = trigger
    return new CloudRunV2Service(this, 'service', {
      name,
      location: environment.region,
      // Pub/Sub's pushes count as internal traffic; nobody else has business here.
      ingress: 'INGRESS_TRAFFIC_INTERNAL_ONLY',
      deletionProtection: !environment.isDisposable,
      template: {
        serviceAccount: account.email,
        timeout: `${timeoutSeconds}s`,
        maxInstanceRequestConcurrency: concurrency,
        scaling: { minInstanceCount: 0, maxInstanceCount: maxInstances },
        containers: [
          {
            image: environment.image,
            command: ['node'],
            args: [
              FRAMEWORK,
              `--target=${name}`,
              `--source=functions/${name}/main.ts`,
              '--signature-type=cloudevent',
            ],
            resources: { limits: { memory, cpu }, cpuIdle: true, startupCpuBoost: true },
            startupProbe: LISTENING,
            env: [
              { name: 'GOOGLE_CLOUD_PROJECT', value: environment.projectId },
              ...buckets.environmentOf(Object.keys(trigger.buckets ?? {}) as BucketName[]),
            ],
          },
        ],
      },
    })
  }

  #grant(
    trigger: Trigger,
    account: ServiceAccount,
    { buckets, database, topics }: Pick<EventFunctionConfig, 'buckets' | 'database' | 'topics'>,
  ) {
    for (const [bucket, access] of Object.entries(trigger.buckets ?? {}) as [BucketName, BucketAccess][])
      buckets.grant(this, bucket, access, account.member)
    if (trigger.database) database.grant(this, trigger.database, account.member)
    for (const topic of trigger.publishes ?? [])
      topics.grantPublish(this, topics.get(topic.name), account.member)
  }

  #subscribe(
    { name, attempts }: Trigger,
    topicName: string,
    shelf: EventFunction,
    { topics, push }: Pick<EventFunctionConfig, 'topics' | 'push'>,
  ) {
    const letters = new PubsubTopic(this, 'dead-letter', {
      name: `${name}-dead-letter`,
      messageRetentionDuration: WEEK,
    })
    const pushTo = (service: CloudRunV2Service, topic: PubsubTopic) => ({
      // The framework reads the topic's name from the path.
      pushEndpoint: `${service.uri}/${topic.id}`,
      oidcToken: { serviceAccountEmail: push.account.email, audience: service.uri },
    })
    const shared = {
      messageRetentionDuration: WEEK,
      retryPolicy: RETRY,
      expirationPolicy: { ttl: '' },
    }
    const topic = topics.get(topicName)
    const subscription = new PubsubSubscription(this, 'subscription', {
      ...shared,
      name,
      topic: topic.id,
      // An event that is sent again for one function carries its name, and only that function gets it.
      filter: `NOT attributes:for OR attributes.for = "${name}"`,
      ackDeadlineSeconds: this.ackDeadlineSeconds,
      pushConfig: pushTo(this.service, topic),
      deadLetterPolicy: { deadLetterTopic: letters.id, maxDeliveryAttempts: attempts },
    })
    new PubsubSubscription(this, 'dead-letter-subscription', {
      ...shared,
      name: `${name}-dead-letter`,
      topic: letters.id,
      ackDeadlineSeconds: shelf.ackDeadlineSeconds,
      pushConfig: pushTo(shelf.service, letters),
    })
    // Forwarding a dead letter is done by Pub/Sub's own account, which has no permission of its own.
    topics.grantPublish(this, letters, push.agent)
    new PubsubSubscriptionIamMember(this, 'dead-letter-forwarder', {
      subscription: subscription.name,
      role: 'roles/pubsub.subscriber',
      member: push.agent,
    })
  }
}
