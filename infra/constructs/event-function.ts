import type { CloudRunV2Service } from '@cdktf/provider-google/lib/cloud-run-v2-service/index.js'
import { CloudRunV2ServiceIamMember } from '@cdktf/provider-google/lib/cloud-run-v2-service-iam-member/index.js'
import { Construct } from 'constructs'
import type { Trigger } from '../../services/platform/trigger.ts'
import type { Environment } from '../environments.ts'
import type { EventPush } from './event-push.ts'
import { EventSubscription } from './event-subscription.ts'
import { functionProgram } from './program.ts'
import { type Resources, Workload } from './workload.ts'

interface EventFunctionConfig {
  trigger: Trigger
  environment: Environment
  resources: Resources
  push: EventPush
  maxInstances: number
  /** The function that shelves dead letters; null for that function itself. */
  shelf: EventFunction | null
}

/**
 * One function: its service, its own account with exactly the permissions that its trigger declares, and its
 * subscription.
 */
export class EventFunction extends Construct {
  readonly service: CloudRunV2Service
  /** Allows Pub/Sub to invoke the service. */
  readonly invoker: CloudRunV2ServiceIamMember
  /**
   * How long Pub/Sub waits for an answer. It is longer than the function may take, because otherwise Pub/Sub would
   * deliver the event twice at once.
   */
  readonly ackDeadlineSeconds: number

  constructor(scope: Construct, id: string, config: EventFunctionConfig) {
    super(scope, id)
    const { trigger, environment, resources, push, maxInstances, shelf } = config
    this.ackDeadlineSeconds = Math.min(trigger.timeoutSeconds + 10, 600)
    this.service = new Workload(this, 'workload', {
      facts: trigger,
      accountId: trigger.name,
      environment,
      resources,
      ingress: 'INGRESS_TRAFFIC_INTERNAL_ONLY',
      isOpenToAll: false,
      scaling: { minInstanceCount: 0, maxInstanceCount: maxInstances },
      args: functionProgram(environment.form, trigger.name),
    }).service
    this.invoker = new CloudRunV2ServiceIamMember(this, 'invoker', {
      name: this.service.name,
      location: this.service.location,
      role: 'roles/run.invoker',
      member: push.account.member,
    })
    if (trigger.topic !== 'dead-letters' && shelf)
      new EventSubscription(this, 'event', {
        name: trigger.name,
        topic: trigger.topic,
        target: this,
        shelf,
        topics: resources.topics,
        push,
      })
  }
}
