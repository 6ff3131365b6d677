import type { CloudRunV2Service } from '@cdktf/provider-google/lib/cloud-run-v2-service/index.js'
import { CloudRunV2ServiceIamMember } from '@cdktf/provider-google/lib/cloud-run-v2-service-iam-member/index.js'
import { PubsubSubscription } from '@cdktf/provider-google/lib/pubsub-subscription/index.js'
import { PubsubSubscriptionIamMember } from '@cdktf/provider-google/lib/pubsub-subscription-iam-member/index.js'
import { PubsubTopic } from '@cdktf/provider-google/lib/pubsub-topic/index.js'
import { Construct } from 'constructs'
import type { Trigger } from '../../services/platform/trigger.ts'
import type { Environment } from '../environments.ts'
import type { EventPush } from './event-push.ts'
import { type Resources, Workload } from './workload.ts'

interface EventFunctionConfig {
  trigger: Trigger
  environment: Environment
  resources: Resources
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
  /** Lets Pub/Sub start it. */
  readonly invoker: CloudRunV2ServiceIamMember
  /** How long Pub/Sub waits for an answer: longer than the function may take, or it would deliver twice at once. */
  readonly ackDeadlineSeconds: number

  constructor(scope: Construct, id: string, config: EventFunctionConfig) {
    super(scope, id)
    const { trigger, environment, resources, push, shelf } = config
    this.ackDeadlineSeconds = Math.min(trigger.timeoutSeconds + 10, 600)
    this.service = new Workload(this, 'workload', {
      facts: trigger,
      accountId: trigger.name,
      environment,
      resources,
      // Pub/Sub's pushes count as internal traffic; nobody else has business here.
      ingress: 'INGRESS_TRAFFIC_INTERNAL_ONLY',
      scaling: { minInstanceCount: 0, maxInstanceCount: trigger.maxInstances },
      args: [
        FRAMEWORK,
        `--target=${trigger.name}`,
        `--source=functions/${trigger.name}/main.ts`,
        '--signature-type=cloudevent',
      ],
    }).service
    this.invoker = new CloudRunV2ServiceIamMember(this, 'invoker', {
      name: this.service.name,
      location: this.service.location,
      role: 'roles/run.invoker',
      member: push.account.member,
    })
    if (trigger.topic !== 'dead-letters' && shelf) this.#subscribe(trigger, trigger.topic.name, shelf, config)
  }

  #subscribe(
    { name, attempts }: Trigger,
    topicName: string,
    shelf: EventFunction,
    { resources: { topics }, push }: Pick<EventFunctionConfig, 'resources' | 'push'>,
  ) {
    const letters = new PubsubTopic(this, 'dead-letter', {
      name: `${name}-dead-letter`,
      messageRetentionDuration: WEEK,
    })
    // Forwarding a dead letter is done by Pub/Sub's own account, which has no permission of its own.
    const forwarder = topics.grantPublish(this, letters, push.agent)
    const pushTo = ({ service }: EventFunction, topic: PubsubTopic) => ({
      // The framework reads the topic's name from the path.
      pushEndpoint: `${service.uri}/${topic.id}`,
      oidcToken: { serviceAccountEmail: push.account.email, audience: service.uri },
    })
    const shared = {
      messageRetentionDuration: WEEK,
      retryPolicy: RETRY,
      expirationPolicy: { ttl: '' },
    }
    const lettersSubscription = new PubsubSubscription(this, 'dead-letter-subscription', {
      ...shared,
      name: `${name}-dead-letter`,
      topic: letters.id,
      ackDeadlineSeconds: shelf.ackDeadlineSeconds,
      pushConfig: pushTo(shelf, letters),
      dependsOn: [shelf.invoker, push.tokens],
    })
    const topic = topics.get(topicName)
    const subscription = new PubsubSubscription(this, 'subscription', {
      ...shared,
      name,
      topic: topic.id,
      // An event that is sent again for one function carries its name, and only that function gets it.
      filter: `NOT attributes:for OR attributes.for = "${name}"`,
      ackDeadlineSeconds: this.ackDeadlineSeconds,
      pushConfig: pushTo(this, topic),
      deadLetterPolicy: { deadLetterTopic: letters.id, maxDeliveryAttempts: attempts },
      // A topic without a subscription keeps nothing, and what may not be pushed or forwarded yet is an attempt lost.
      dependsOn: [this.invoker, push.tokens, forwarder, lettersSubscription],
    })
    new PubsubSubscriptionIamMember(this, 'dead-letter-forwarder', {
      subscription: subscription.name,
      role: 'roles/pubsub.subscriber',
      member: push.agent,
    })
  }
}
