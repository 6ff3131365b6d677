import { type PubSub, v1 } from '@google-cloud/pubsub'
import { credentials, status } from '@grpc/grpc-js'
import { expect, test } from 'vitest'
import { PROJECT, startPubsub, subscription, topic } from './testing.ts'

const world = () =>
  startPubsub({ topics: [topic('orders')], subscriptions: [subscription('ship', 'orders')] })

test('a subscription is created with Google’s defaults, changed and deleted', async () => {
  await using one = await world()
  const { client } = one
  const [created] = await client.topic('orders').createSubscription('bill')
  expect((await created.getMetadata())[0]).toMatchObject({
    name: `projects/${PROJECT}/subscriptions/bill`,
    topic: `projects/${PROJECT}/topics/orders`,
    ackDeadlineSeconds: 10,
    messageRetentionDuration: { seconds: '604800' },
    expirationPolicy: { ttl: { seconds: '2678400' } },
    retryPolicy: null,
    deadLetterPolicy: null,
    state: 'ACTIVE',
  })

  await created.setMetadata({
    retryPolicy: { minimumBackoff: { seconds: 1 } },
    deadLetterPolicy: { deadLetterTopic: `projects/${PROJECT}/topics/orders` },
  })
  expect((await created.getMetadata())[0]).toMatchObject({
    retryPolicy: { minimumBackoff: { seconds: '1' }, maximumBackoff: { seconds: '600' } },
    deadLetterPolicy: { maxDeliveryAttempts: 5 },
  })
  await created.modifyPushConfig({
    pushEndpoint: 'http://127.0.0.1:1/push',
    oidcToken: { serviceAccountEmail: 'a@b' },
  })
  expect((await created.getMetadata())[0].pushConfig).toMatchObject({
    pushEndpoint: 'http://127.0.0.1:1/push',
    oidcToken: { serviceAccountEmail: 'a@b' },
  })
  expect(
    (await client.topic('orders').getSubscriptions())[0].map(({ name }) => name.split('/').at(-1)),
  ).toEqual(['bill', 'ship'])

  await created.setMetadata({ retryPolicy: null, deadLetterPolicy: null } as object)
  expect((await created.getMetadata())[0]).toMatchObject({ retryPolicy: null, deadLetterPolicy: null })

  await created.delete()
  expect(await created.exists()).toEqual([false])
})

test('lists come in pages', async () => {
  await using one = await world()
  const { client } = one
  for (const name of ['aaa', 'bbb', 'ccc']) await client.createTopic(name)
  const [first, next] = await client.getTopics({ pageSize: 3, autoPaginate: false })
  const [second] = await client.getTopics({ ...next, autoPaginate: false })
  const names = [...first, ...second].map(({ name }) => name.split('/').at(-1))
  expect(first).toHaveLength(3)
  expect(names).toEqual(['aaa', 'bbb', 'ccc', 'orders'])
})

test('a thousand messages fit in one request, one more does not', async () => {
  await using one = await world()
  const publisher = new v1.PublisherClient({
    projectId: PROJECT,
    apiEndpoint: '127.0.0.1',
    port: one.port,
    sslCreds: credentials.createInsecure(),
  })
  const publish = (count: number) =>
    publisher.publish({
      topic: `projects/${PROJECT}/topics/orders`,
      messages: Array.from({ length: count }, () => ({ data: Buffer.from('x') })),
    })
  expect((await publish(1000))[0].messageIds).toHaveLength(1000)
  await expect(publish(1001)).rejects.toMatchObject({ code: status.INVALID_ARGUMENT })
  await expect(publish(0)).rejects.toMatchObject({ code: status.INVALID_ARGUMENT })
  await publisher.close()
})

test.each([
  ['a name that Google refuses', subscription('s', 'orders')],
  ['a filter that nobody can read', subscription('ship', 'orders', { filter: 'attributes' })],
  ['a deadline out of range', subscription('ship', 'orders', { ackDeadlineSeconds: 5 })],
  ['a topic that is not there', subscription('ship', 'nothing')],
  [
    'a dead-letter topic that is not there',
    subscription('ship', 'orders', { deadLetter: { topic: 'nothing', maxDeliveryAttempts: 5 } }),
  ],
])('a description with %s is refused at start, by the subscription’s name', async (_, described) => {
  await expect(startPubsub({ topics: [topic('orders')], subscriptions: [described] })).rejects.toThrow(
    `The subscription ${described.name}`,
  )
})

test('a deleted topic leaves its subscriptions without a topic', async () => {
  await using one = await world()
  const { client } = one
  await client.topic('orders').delete()
  expect((await client.subscription('ship').getMetadata())[0].topic).toBe('_deleted-topic_')
  await client.createTopic('orders')
  expect((await client.subscription('ship').getMetadata())[0].topic).toBe('_deleted-topic_')
})

const bytes = (length: number) => 'x'.repeat(length)
const NOT_FOUND = 'Resource not found (resource=nothing).'

test.each<[string, number, string | RegExp, (client: PubSub) => Promise<unknown>]>([
  [
    'an unknown topic',
    status.NOT_FOUND,
    NOT_FOUND,
    (c) => c.topic('nothing').publishMessage({ data: Buffer.from('x') }),
  ],
  ['an unknown subscription', status.NOT_FOUND, NOT_FOUND, (c) => c.subscription('nothing').getMetadata()],
  [
    'a subscription of an unknown topic',
    status.NOT_FOUND,
    NOT_FOUND,
    (c) => c.topic('nothing').createSubscription('new'),
  ],
  [
    'a topic that exists',
    status.ALREADY_EXISTS,
    'Resource already exists in the project (resource=orders).',
    (c) => c.createTopic('orders'),
  ],
  [
    'a subscription that exists',
    status.ALREADY_EXISTS,
    /already exists/,
    (c) => c.topic('orders').createSubscription('ship'),
  ],
  [
    'a name that Google keeps',
    status.INVALID_ARGUMENT,
    /^Invalid \[topics\] name/,
    (c) => c.createTopic('google-topic'),
  ],
  [
    'a name with a slash',
    status.INVALID_ARGUMENT,
    /^Invalid \[topics\] name/,
    (c) => c.createTopic(`projects/${PROJECT}/topics/a/b`),
  ],
  [
    'another project',
    status.NOT_FOUND,
    /project not found/,
    (c) => c.topic('projects/other/topics/orders').getMetadata(),
  ],
  [
    'a message of nothing',
    status.INVALID_ARGUMENT,
    /is empty/,
    (c) => c.topic('orders').publishMessage({ data: Buffer.alloc(0) }),
  ],
  [
    'an attribute key too long',
    status.INVALID_ARGUMENT,
    /256/,
    (c) => c.topic('orders').publishMessage({ attributes: { [bytes(257)]: '' } }),
  ],
  [
    'an attribute value too long',
    status.INVALID_ARGUMENT,
    /1024/,
    (c) => c.topic('orders').publishMessage({ attributes: { a: bytes(1025) } }),
  ],
  [
    'a message too large',
    status.INVALID_ARGUMENT,
    /10000000/,
    (c) => c.topic('orders').publishMessage({ data: Buffer.alloc(10_000_001) }),
  ],
  [
    'too many attributes',
    status.INVALID_ARGUMENT,
    /100/,
    (c) =>
      c.topic('orders').publishMessage({
        attributes: Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`${n}`, ''])),
      }),
  ],
  [
    'exactly-once delivery',
    status.UNIMPLEMENTED,
    /Exactly-once/,
    (c) => c.topic('orders').createSubscription('new', { enableExactlyOnceDelivery: true }),
  ],
  ['an unknown snapshot', status.NOT_FOUND, NOT_FOUND, (c) => c.subscription('ship').seek('nothing')],
  [
    'an ack deadline of a day',
    status.INVALID_ARGUMENT,
    /between 10 and 600/,
    (c) => c.topic('orders').createSubscription('new', { ackDeadlineSeconds: 86_400 }),
  ],
  [
    'a filter that mixes',
    status.INVALID_ARGUMENT,
    /Invalid filter syntax/,
    (c) =>
      c
        .topic('orders')
        .createSubscription('new', { filter: 'attributes:a AND attributes:b OR attributes:c' }),
  ],
  [
    'too few attempts',
    status.INVALID_ARGUMENT,
    /between 5 and 100/,
    (c) =>
      c.topic('orders').createSubscription('new', {
        deadLetterPolicy: { deadLetterTopic: `projects/${PROJECT}/topics/orders`, maxDeliveryAttempts: 4 },
      }),
  ],
  [
    'an endpoint that is no URL',
    status.INVALID_ARGUMENT,
    /Invalid push endpoint/,
    (c) => c.topic('orders').createSubscription('new', { pushEndpoint: 'ftp://x' }),
  ],
  [
    'a change of the filter',
    status.INVALID_ARGUMENT,
    /cannot be changed/,
    (c) => c.subscription('ship').setMetadata({ filter: 'attributes:a' }),
  ],
])('%s is refused', async (_, code, details, ask) => {
  await using one = await world()
  const expected = typeof details === 'string' ? details : expect.stringMatching(details)
  await expect(ask(one.client)).rejects.toMatchObject({ code, details: expected })
})
