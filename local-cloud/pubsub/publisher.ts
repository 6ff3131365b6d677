import { type GrpcService, loadService } from '../grpc.ts'
import type { Broker } from './broker.ts'
import type { Names } from './names.ts'
import { page } from './page.ts'
import { checkMessages, type MessageWire } from './publish-rules.ts'
import type { Resources } from './resources.ts'
import { alreadyExists, invalidArgument, notFound, refuseTheRest, unary } from './rpc.ts'
import type { Snapshots } from './snapshots.ts'
import { type TopicWire, topicFromWire, topicToWire } from './topic-wire.ts'
import { applyMask, type FieldMaskWire, maskRoots } from './wire-values.ts'

const CHANGEABLE = ['labels', 'messageRetentionDuration']

type ListRequest = { pageSize?: number; pageToken?: string }

/** google.pubsub.v1.Publisher. */
export function createPublisher({
  broker,
  resources,
  snapshots,
  names,
}: {
  broker: Broker
  resources: Resources
  snapshots: Snapshots
  names: Names
}): GrpcService {
  const definition = loadService('@google-cloud/pubsub-api', 'google.pubsub.v1.Publisher')

  function topicNamed(name: string | undefined) {
    const id = names.parse('topics', name)
    const topic = resources.topics.get(id)
    if (!topic) throw notFound(`Resource not found (resource=${id}).`)
    return topic.config
  }

  const implementation = refuseTheRest(definition, {
    CreateTopic: unary((wire: TopicWire) => {
      const topic = topicFromWire(wire, names)
      if (resources.topics.has(topic.name)) {
        throw alreadyExists(`Resource already exists in the project (resource=${topic.name}).`)
      }
      resources.saveTopic(topic)
      return topicToWire(topic, names)
    }),
    UpdateTopic: unary((request: { topic?: TopicWire; updateMask?: FieldMaskWire }) => {
      const topic = topicNamed(request.topic?.name)
      const roots = maskRoots(request.updateMask)
      if (roots.length === 0)
        throw invalidArgument(
          'The update_mask in the UpdateTopicRequest must be set, and must contain a non-empty paths list.',
        )
      const refused = roots.find((root) => !CHANGEABLE.includes(root))
      if (refused)
        throw invalidArgument(
          `Invalid update_mask provided in the UpdateTopicRequest: the field '${refused}' cannot be changed.`,
        )
      const changed = topicFromWire(
        applyMask(topicToWire(topic, names), request.topic!, request.updateMask),
        names,
      )
      resources.saveTopic(changed)
      return topicToWire(changed, names)
    }),
    GetTopic: unary((request: { topic?: string }) => topicToWire(topicNamed(request.topic), names)),
    ListTopics: unary((request: ListRequest & { project?: string }) => {
      names.parseProject(request.project)
      const configs = [...resources.topics.values()].map(({ config }) => config)
      const { items, nextPageToken } = page(configs, request)
      return { topics: items.map((topic) => topicToWire(topic, names)), nextPageToken }
    }),
    ListTopicSubscriptions: unary((request: ListRequest & { topic?: string }) => {
      const topic = topicNamed(request.topic)
      const attached = [...broker.subscriptions.values()]
        .map(({ config }) => config)
        .filter((config) => config.topic === topic.name && !config.detached)
      const { items, nextPageToken } = page(attached, request)
      return { subscriptions: items.map(({ name }) => names.full('subscriptions', name)), nextPageToken }
    }),
    ListTopicSnapshots: unary((request: ListRequest & { topic?: string }) => {
      const topic = topicNamed(request.topic)
      const taken = [...snapshots.all.values()].filter((snapshot) => snapshot.topic === topic.name)
      const { items, nextPageToken } = page(taken, request)
      return { snapshots: items.map(({ name }) => names.full('snapshots', name)), nextPageToken }
    }),
    DeleteTopic: unary((request: { topic?: string }) => {
      broker.deleteTopic(topicNamed(request.topic).name)
      return {}
    }),
    DetachSubscription: unary((request: { subscription?: string }) => {
      const name = names.parse('subscriptions', request.subscription)
      const live = broker.subscriptions.get(name)
      if (!live) throw notFound(`Resource not found (resource=${name}).`)
      broker.detach(live)
      return {}
    }),
    Publish: unary((request: { topic?: string; messages?: MessageWire[] }) => {
      const topic = topicNamed(request.topic)
      return { messageIds: broker.publish(topic.name, checkMessages(request.messages)) }
    }),
  })
  return { definition, implementation }
}
