import { describe, expect, test } from 'vitest'
import { ATTEMPTS, patienceSeconds } from '../../services/platform/retry.ts'
import { functions } from '../functions.ts'
import { type Attributes, agentOf, clouds, members, pathOf, prod, referred } from '../testing.ts'

const ofEvents = functions.flatMap((trigger) => {
  const { name, topic } = trigger
  return topic === 'dead-letters' ? [] : [{ name, topic }]
})
const shelved = ofEvents.filter(({ topic }) => !topic.schedule)
const ticking = ofEvents.filter(({ topic }) => topic.schedule)
const SUBSCRIPTION = 'google_pubsub_subscription'

describe.each(clouds)('in $name', (cloud) => {
  /** Where a subscription delivers, followed through its references. */
  const delivery = ({ topic, push_config }: Attributes) => {
    const { push_endpoint, oidc_token } = push_config as { push_endpoint: string; oidc_token: Attributes }
    const [, uri, path] = /^(\$\{[^}]+\})\/(\$\{[^}]+\})$/.exec(push_endpoint) ?? []
    const service = referred(cloud, uri)
    expect(service).toMatchObject({ type: 'google_cloud_run_v2_service', attribute: 'uri' })
    expect(oidc_token.audience).toBe(uri)
    expect(referred(cloud, oidc_token.service_account_email).resource.account_id).toBe('event-push')
    expect(path).toBe(topic)
    return { service: service.resource.name, topic: referred(cloud, topic).resource.name }
  }

  test('each function has one subscription, which pushes its topic to its own address, as Pub/Sub', () => {
    for (const { name, topic } of ofEvents) {
      const subscription = cloud.named(SUBSCRIPTION, name)
      expect(delivery(subscription)).toEqual({ service: name, topic: topic.name })
      if (!topic.schedule)
        expect(cloud.named('google_pubsub_topic', topic.name).message_retention_duration).toBe('604800s')
      expect(subscription).toMatchObject({
        filter: `NOT attributes:for OR attributes.for = "${name}"`,
        retry_policy: { minimum_backoff: '10s', maximum_backoff: '600s' },
        expiration_policy: { ttl: '' },
      })
    }
    expect(cloud.all(SUBSCRIPTION)).toHaveLength(ofEvents.length + shelved.length)
  })

  test('events that fail for good go to a dead-letter topic, which is pushed to the shelf for a week', () => {
    for (const { name } of shelved) {
      const subscription = cloud.named(SUBSCRIPTION, name)
      const policy = subscription.dead_letter_policy as Attributes
      const letters = referred(cloud, policy.dead_letter_topic).resource
      expect(letters).toMatchObject({ name: `${name}-dead-letter`, message_retention_duration: '604800s' })
      expect(subscription.message_retention_duration).toBe('604800s')
      const toShelf = cloud.named(SUBSCRIPTION, `${name}-dead-letter`)
      expect(delivery(toShelf)).toEqual({ service: 'dead-letter-shelf', topic: `${name}-dead-letter` })
      expect(toShelf).toMatchObject({
        message_retention_duration: '604800s',
        retry_policy: { minimum_backoff: '10s', maximum_backoff: '600s' },
        expiration_policy: { ttl: '' },
      })
      expect(toShelf.dead_letter_policy).toBeUndefined()
      expect(toShelf.filter).toBeUndefined()
    }
  })

  test('an event is retried through an outage of half an hour and the burst after it', () => {
    for (const { name } of shelved) {
      const policy = cloud.named(SUBSCRIPTION, name).dead_letter_policy as Attributes
      expect(policy.max_delivery_attempts).toBe(ATTEMPTS)
      expect(patienceSeconds(Number(policy.max_delivery_attempts))).toBeGreaterThan(2 * 1800)
    }
  })

  test('ticks of the clock are kept for minutes and never shelved', () => {
    expect(ticking.length).toBeGreaterThan(0)
    for (const { name, topic } of ticking) {
      const subscription = cloud.named(SUBSCRIPTION, name)
      expect(subscription.message_retention_duration).toBe('600s')
      expect(subscription.dead_letter_policy).toBeUndefined()
      expect(cloud.named('google_pubsub_topic', topic.name).message_retention_duration).toBeUndefined()
      expect(cloud.all('google_pubsub_topic').map((each) => each.name)).not.toContain(`${name}-dead-letter`)
    }
  })

  test('only Pub/Sub may invoke a function, and it may get the tokens to do so', () => {
    const invokers = cloud.all('google_cloud_run_v2_service_iam_member')
    const invoked = invokers.map(({ name, role, member }) => {
      expect(role).toBe('roles/run.invoker')
      expect(referred(cloud, member).resource.account_id).toBe('event-push')
      return referred(cloud, name).resource.name
    })
    expect(invoked.sort()).toEqual(functions.map(({ name }) => name).sort())
    const tokens = cloud
      .all('google_service_account_iam_member')
      .filter((each) => pathOf(each)[0] === 'event-push')
    expect(tokens).toMatchObject([{ role: 'roles/iam.serviceAccountOpenIdTokenCreator' }])
    expect(referred(cloud, tokens[0]?.service_account_id).resource.account_id).toBe('event-push')
    expect(agentOf(tokens[0]?.member)).toBe('gcp-sa-pubsub')
  })

  test('Pub/Sub itself may forward every dead letter', () => {
    for (const { name } of shelved) {
      const agent = members(cloud)
        .filter((each) => pathOf(each)[0] === name && agentOf(each.member) === 'gcp-sa-pubsub')
        .map(({ role, topic, subscription }) => [
          role,
          referred(cloud, topic ?? subscription).type,
          referred(cloud, topic ?? subscription).resource.name,
        ])
      expect(agent.sort()).toEqual([
        ['roles/pubsub.publisher', 'google_pubsub_topic', `${name}-dead-letter`],
        ['roles/pubsub.subscriber', SUBSCRIPTION, name],
      ])
    }
  })

  test('storage may publish its notifications', () => {
    for (const { topic } of cloud.all('google_storage_notification')) {
      const may = cloud
        .all('google_pubsub_topic_iam_member')
        .filter(({ member }) => /storage-agent/.test(String(member)))
      expect(may.map(({ role, topic: on }) => [role, referred(cloud, on).resource])).toContainEqual([
        'roles/pubsub.publisher',
        referred(cloud, topic).resource,
      ])
    }
  })

  test('Pub/Sub waits longer for an answer than a function may take', () => {
    for (const subscription of cloud.all(SUBSCRIPTION)) {
      const { service } = delivery(subscription)
      const { template } = cloud.named('google_cloud_run_v2_service', String(service))
      const limit = Number.parseInt(String((template as Attributes).timeout), 10)
      expect(subscription.ack_deadline_seconds).toBeGreaterThan(limit)
      expect(subscription.ack_deadline_seconds).toBeLessThanOrEqual(600)
    }
  })
})

test('uploads are announced when they are complete, and the sweep is scheduled', () => {
  const announced = prod.all('google_storage_notification')
  expect(announced.length).toBeGreaterThan(0)
  for (const notification of announced)
    expect(notification).toMatchObject({ event_types: ['OBJECT_FINALIZE'], payload_format: 'JSON_API_V1' })
  for (const { name, pubsub_target } of prod.all('google_cloud_scheduler_job'))
    expect(referred(prod, (pubsub_target as Attributes).topic_name)).toMatchObject({
      resource: { name },
      attribute: 'id',
    })
  expect(prod.all('google_cloud_scheduler_job')).toMatchObject(
    [...new Set(ticking.map(({ topic }) => topic))].map(({ name, schedule }) => ({
      name,
      schedule: schedule?.cron,
      time_zone: 'Etc/UTC',
      pubsub_target: { data: 'e30=' },
    })),
  )
})
