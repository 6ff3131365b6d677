// Topics, subscriptions, schedules and announcements of objects.
import { inner, referencesIn, refersTo, refersToSame } from '../graph.ts'
import { type Row, someCreated } from '../row.ts'

const ADMIN = 'roles/pubsub.admin'

/** An apply may stop anywhere, so what delivers comes after everything that a delivery needs. */
const IN_VAIN = 0

const subscription: Row = {
  api: 'pubsub',
  seconds: 4,
  deployer: ADMIN,
  needs({ attributes }, graph) {
    const push = inner(attributes, 'push_config')
    if (!push) return []
    const pusher = inner(push, 'oidc_token')?.service_account_email
    const [target] = referencesIn(push.push_endpoint).filter((each) => each.startsWith('google_cloud_run'))
    const invokers = graph.bindings.filter(
      ({ type, attributes: { name, member } }) =>
        type === 'google_cloud_run_v2_service_iam_member' &&
        refersTo(name, target) &&
        refersToSame(member, pusher),
    )
    const tokens = graph.bindings.filter(
      ({ type, attributes: { service_account_id, member } }) =>
        type === 'google_service_account_iam_member' &&
        refersToSame(service_account_id, pusher) &&
        String(member).includes('gcp-sa-pubsub'),
    )
    const needs = [
      ...someCreated(
        invokers,
        IN_VAIN,
        'every push is answered with 403 until the pusher may invoke the service',
      ),
      ...someCreated(tokens, IN_VAIN, 'no push is sent until Pub/Sub may get tokens of the pusher'),
    ]
    const letters = inner(attributes, 'dead_letter_policy')?.dead_letter_topic
    if (letters === undefined) return needs
    const forwarders = graph.bindings.filter(
      ({ type, attributes: { topic } }) =>
        type === 'google_pubsub_topic_iam_member' && refersToSame(topic, letters),
    )
    const takers = graph
      .ofType('google_pubsub_subscription')
      .filter(({ attributes: { topic } }) => refersToSame(topic, letters))
    return [
      ...needs,
      ...someCreated(forwarders, IN_VAIN, 'a dead letter that may not be forwarded stays where it is'),
      ...someCreated(takers, IN_VAIN, 'a topic without a subscription loses its letters'),
    ]
  },
}

const notification: Row = {
  api: 'storage',
  seconds: 3,
  deployer: ['storage.buckets.update', 'storage.buckets.get'],
  needs({ attributes }, graph) {
    const publishers = graph.bindings.filter(
      ({ type, attributes: { topic, member } }) =>
        type === 'google_pubsub_topic_iam_member' &&
        refersToSame(topic, attributes.topic) &&
        String(member).includes('google_storage_project_service_account'),
    )
    const refusal = {
      status: 403,
      message:
        'The service account of Cloud Storage does not have permission to publish messages to the topic',
    }
    if (publishers.length === 0) return [{ kind: 'missing', ...refusal }]
    return publishers.map(({ address }) => ({ kind: 'effective', address, ...refusal }))
  },
}

export const EVENT_ROWS: Record<string, Row> = {
  google_pubsub_topic: { api: 'pubsub', seconds: 4, deployer: ADMIN },
  google_pubsub_topic_iam_member: { api: 'pubsub', seconds: 5, deployer: ADMIN },
  google_pubsub_subscription: subscription,
  google_pubsub_subscription_iam_member: { api: 'pubsub', seconds: 5, deployer: ADMIN },
  google_storage_notification: notification,
  google_cloud_scheduler_job: { api: 'cloudscheduler', seconds: 4, deployer: 'roles/cloudscheduler.admin' },
}
