import type { ApiPermissions, Demand } from '../grpc-guard.ts'

interface Request {
  name?: string
  topic?: string | { name?: string }
  subscription?: string | { name?: string }
  snapshot?: string | { name?: string }
}

const KINDS = { topic: 'topics', subscription: 'subscriptions', snapshot: 'snapshots' } as const
type Kind = keyof typeof KINDS

/**
 * What each method demands. A method of a topic, subscription or snapshot asks for the permission on it; lists and new
 * resources ask on the project.
 * Source: https://cloud.google.com/pubsub/docs/access-control#required_permissions
 */
export function pubsubPermissions(projectId: string): ApiPermissions[] {
  const project = `project/${projectId}`

  const onProject = (permission: string) => (): Demand[] => [{ permission, resource: project }]

  /** What is no name of such a resource is nobody's, so only a binding on the project can allow it. */
  function resourceOf(kind: Kind, name = ''): string {
    const [, , collection, id] = name.split('/')
    return collection === KINDS[kind] && id ? `${kind}/${id}` : project
  }
  const on = (kind: Kind, permission: string) => (request: Request) => {
    const named = request[kind]
    return [{ permission, resource: resourceOf(kind, typeof named === 'object' ? named.name : named) }]
  }
  const consuming = on('subscription', 'pubsub.subscriptions.consume')
  const refusal = () => 'User not authorized to perform this action.'

  return [
    {
      service: 'google.pubsub.v1.Publisher',
      refusal,
      demands: {
        CreateTopic: onProject('pubsub.topics.create'),
        UpdateTopic: on('topic', 'pubsub.topics.update'),
        GetTopic: on('topic', 'pubsub.topics.get'),
        ListTopics: onProject('pubsub.topics.list'),
        ListTopicSubscriptions: on('topic', 'pubsub.topics.get'),
        ListTopicSnapshots: on('topic', 'pubsub.topics.get'),
        DeleteTopic: on('topic', 'pubsub.topics.delete'),
        // Google asks for it on the topic, which the request does not name.
        DetachSubscription: onProject('pubsub.topics.detachSubscription'),
        Publish: on('topic', 'pubsub.topics.publish'),
      },
    },
    {
      service: 'google.pubsub.v1.Subscriber',
      refusal,
      demands: {
        CreateSubscription: (request: Request) => [
          { permission: 'pubsub.subscriptions.create', resource: project },
          ...on('topic', 'pubsub.topics.attachSubscription')(request),
        ],
        GetSubscription: on('subscription', 'pubsub.subscriptions.get'),
        UpdateSubscription: on('subscription', 'pubsub.subscriptions.update'),
        ListSubscriptions: onProject('pubsub.subscriptions.list'),
        DeleteSubscription: on('subscription', 'pubsub.subscriptions.delete'),
        ModifyPushConfig: on('subscription', 'pubsub.subscriptions.update'),
        ModifyAckDeadline: consuming,
        Acknowledge: consuming,
        Pull: consuming,
        // Only the first message of a stream names its subscription.
        StreamingPull: (request: Request) => (request.subscription ? consuming(request) : []),
        Seek: (request: Request) => [
          ...consuming(request),
          ...(request.snapshot ? on('snapshot', 'pubsub.snapshots.seek')(request) : []),
        ],
        CreateSnapshot: (request: Request) => [
          { permission: 'pubsub.snapshots.create', resource: project },
          ...consuming(request),
        ],
        GetSnapshot: on('snapshot', 'pubsub.snapshots.get'),
        ListSnapshots: onProject('pubsub.snapshots.list'),
        UpdateSnapshot: on('snapshot', 'pubsub.snapshots.update'),
        DeleteSnapshot: on('snapshot', 'pubsub.snapshots.delete'),
      },
    },
  ]
}
