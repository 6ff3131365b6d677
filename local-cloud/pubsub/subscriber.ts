import type { UntypedHandleCall } from '@grpc/grpc-js'
import type { Clock } from '../clock.ts'
import { type GrpcService, loadService } from '../grpc.ts'
import { acknowledge, checkAckIds, modifyDeadline } from './acknowledge.ts'
import type { Agenda } from './agenda.ts'
import type { Broker } from './broker.ts'
import { DETACHED, type LiveSubscription } from './live-subscription.ts'
import type { Names } from './names.ts'
import { page } from './page.ts'
import { createPull } from './pull.ts'
import type { Replay } from './replay.ts'
import type { Resources } from './resources.ts'
import { alreadyExists, failedPrecondition, invalidArgument, notFound, refuseTheRest, unary } from './rpc.ts'
import { createSnapshotMethods, findSnapshot } from './snapshot-methods.ts'
import type { Snapshots } from './snapshots.ts'
import { createStreamingPull } from './streaming-pull.ts'
import { checkSettings } from './subscription-rules.ts'
import {
  type PushConfigWire,
  pushFromWire,
  type SubscriptionWire,
  subscriptionFromWire,
  subscriptionToWire,
} from './subscription-wire.ts'
import { applyMask, type FieldMaskWire, maskRoots, milliseconds, type TimestampWire } from './wire-values.ts'

const CHANGEABLE = [
  'pushConfig',
  'ackDeadlineSeconds',
  'retainAckedMessages',
  'messageRetentionDuration',
  'labels',
  'expirationPolicy',
  'deadLetterPolicy',
  'retryPolicy',
  'enableExactlyOnceDelivery',
]

export interface SubscriberDeps {
  broker: Broker
  resources: Resources
  snapshots: Snapshots
  replay: Replay
  names: Names
  agenda: Agenda
  clock: Clock
}

/** google.pubsub.v1.Subscriber. */
export function createSubscriber(deps: SubscriberDeps): GrpcService {
  const { broker, resources, snapshots, replay, names, agenda, clock } = deps
  const definition = loadService('@google-cloud/pubsub-api', 'google.pubsub.v1.Subscriber')

  function find(name: string | undefined): LiveSubscription {
    const id = names.parse('subscriptions', name)
    const live = broker.subscriptions.get(id)
    if (!live) throw notFound(`Resource not found (resource=${id}).`)
    return live
  }

  function findPullable(name: string | undefined): LiveSubscription {
    const live = find(name)
    if (live.config.detached) throw failedPrecondition(DETACHED)
    if (live.config.push) throw failedPrecondition('This method is not supported for this subscription type.')
    return live
  }

  function requireTopic(name: string) {
    if (!resources.topics.has(name)) throw notFound(`Resource not found (resource=${name}).`)
  }

  const implementation = refuseTheRest(definition, {
    ...createSnapshotMethods({ snapshots, replay, names, find }),
    CreateSubscription: unary((wire: SubscriptionWire) => {
      const config = subscriptionFromWire({ ...wire, detached: false }, names)
      if (broker.subscriptions.has(config.name)) {
        throw alreadyExists(`Resource already exists in the project (resource=${config.name}).`)
      }
      requireTopic(config.topic)
      if (config.deadLetter) requireTopic(config.deadLetter.topic)
      broker.putSubscription(config)
      return subscriptionToWire(config, names)
    }),
    UpdateSubscription: unary((request: { subscription?: SubscriptionWire; updateMask?: FieldMaskWire }) => {
      const { config } = find(request.subscription?.name)
      const roots = maskRoots(request.updateMask)
      if (roots.length === 0) {
        throw invalidArgument(
          'The update_mask in the UpdateSubscriptionRequest must be set, and must contain a non-empty paths list.',
        )
      }
      const refused = roots.find((root) => !CHANGEABLE.includes(root))
      if (refused) {
        throw invalidArgument(
          `Invalid update_mask provided in the UpdateSubscriptionRequest: the field '${refused}' cannot be changed.`,
        )
      }
      const merged = applyMask(subscriptionToWire(config, names), request.subscription!, request.updateMask)
      const changed = subscriptionFromWire(merged, names)
      if (changed.deadLetter) requireTopic(changed.deadLetter.topic)
      broker.putSubscription(changed)
      return subscriptionToWire(changed, names)
    }),
    ModifyPushConfig: unary((request: { subscription?: string; pushConfig?: PushConfigWire }) => {
      const { config } = find(request.subscription)
      const changed = { ...config, push: pushFromWire(request.pushConfig) }
      checkSettings(changed)
      broker.putSubscription(changed)
      return {}
    }),
    GetSubscription: unary((request: { subscription?: string }) =>
      subscriptionToWire(find(request.subscription).config, names),
    ),
    ListSubscriptions: unary((request: { project?: string; pageSize?: number; pageToken?: string }) => {
      names.parseProject(request.project)
      const configs = [...broker.subscriptions.values()].map(({ config }) => config)
      const { items, nextPageToken } = page(configs, request)
      return { subscriptions: items.map((config) => subscriptionToWire(config, names)), nextPageToken }
    }),
    DeleteSubscription: unary((request: { subscription?: string }) => {
      broker.deleteSubscription(find(request.subscription).config.name)
      return {}
    }),
    Acknowledge: unary((request: { subscription?: string; ackIds?: string[] }) => {
      acknowledge(findPullable(request.subscription), checkAckIds(request.ackIds))
      return {}
    }),
    ModifyAckDeadline: unary(
      (request: { subscription?: string; ackIds?: string[]; ackDeadlineSeconds?: number }) => {
        const live = findPullable(request.subscription)
        modifyDeadline(live, checkAckIds(request.ackIds), request.ackDeadlineSeconds ?? 0)
        return {}
      },
    ),
    Pull: createPull({ find: findPullable, agenda, now: clock.now }) as UntypedHandleCall,
    StreamingPull: createStreamingPull(findPullable) as UntypedHandleCall,
    Seek: unary((request: { subscription?: string; time?: TimestampWire; snapshot?: string }) => {
      const live = find(request.subscription)
      if (request.snapshot) replay.seekToSnapshot(live, findSnapshot(snapshots, names, request.snapshot))
      else if (request.time) replay.seekToTime(live, milliseconds(request.time))
      else throw invalidArgument('A seek needs a time or a snapshot.')
      return {}
    }),
  })
  return { definition, implementation }
}
