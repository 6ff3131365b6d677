import { expect, test } from 'vitest'
import {
  iam,
  PROJECT,
  pushTo,
  startEndpoint,
  startPubsub,
  stoppedClock,
  subscription,
  topic,
} from './testing.ts'

const RETRY = { minimumBackoff: 10, maximumBackoff: 600 }

test('the official client publishes, and the endpoint gets Google’s envelope', async () => {
  await using endpoint = await startEndpoint()
  await using world = await startPubsub({
    topics: [topic('orders')],
    subscriptions: [subscription('ship', 'orders', { push: pushTo(endpoint.url) })],
  })

  const messageId = await world.client
    .topic('orders')
    .publishMessage({ data: Buffer.from('hello'), attributes: { a: 'b' } })
  await world.pubsub.idle()

  const [push] = endpoint.pushes
  expect(push?.body).toEqual({
    message: {
      data: Buffer.from('hello').toString('base64'),
      attributes: { a: 'b' },
      messageId,
      message_id: messageId,
      publishTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      publish_time: push?.body.message.publishTime,
    },
    subscription: `projects/${PROJECT}/subscriptions/ship`,
  })
  expect(push?.headers['content-type']).toBe('application/json')
  expect(push?.headers.authorization).toBeUndefined()
})

test.each([
  ['its own audience', 'https://audience.example', 'https://audience.example'],
  ['the endpoint as audience', '', null],
])('a push carries the token of its account, with %s', async (_, audience, expected) => {
  await using endpoint = await startEndpoint()
  const oidc = { serviceAccountEmail: 'pusher@example', audience }
  await using world = await startPubsub({
    topics: [topic('orders')],
    subscriptions: [subscription('ship', 'orders', { push: { ...pushTo(endpoint.url), oidc } })],
  })

  world.pubsub.publish('orders', { data: Buffer.from('x') })
  await world.pubsub.idle()

  expect(endpoint.pushes[0]?.headers.authorization).toBe(
    `Bearer token of pusher@example for ${expected ?? endpoint.url}`,
  )
})

test('a refused push comes again after a backoff that doubles up to its maximum', async () => {
  let refusals = 4
  await using endpoint = await startEndpoint(() => (refusals-- > 0 ? 500 : 200))
  await using world = await startPubsub({
    clock: stoppedClock(),
    topics: [topic('orders')],
    subscriptions: [
      subscription('ship', 'orders', {
        push: pushTo(endpoint.url),
        retry: { minimumBackoff: 10, maximumBackoff: 60 },
      }),
    ],
  })
  world.pubsub.publish('orders', { data: Buffer.from('x') })

  for (const [index, seconds] of [10, 20, 40, 60].entries()) {
    await world.pubsub.settled()
    expect(endpoint.pushes).toHaveLength(index + 1)
    world.clock.advance(seconds * 1000 - 1)
    await world.pubsub.settled()
    expect(endpoint.pushes).toHaveLength(index + 1)
    world.clock.advance(1)
  }
  await world.pubsub.idle()
  expect(endpoint.pushes).toHaveLength(5)
})

test.each([102, 200, 201, 202, 204])('%i acknowledges', async (status) => {
  await using endpoint = await startEndpoint(() => status)
  await using world = await startPubsub({
    topics: [topic('orders')],
    subscriptions: [subscription('ship', 'orders', { push: pushTo(endpoint.url), retry: RETRY })],
  })
  world.pubsub.publish('orders', { data: Buffer.from('x') })
  await world.pubsub.idle()
  expect(endpoint.pushes).toHaveLength(1)
})

test.each([203, 301, 400, 429, 503])('%i refuses', async (status) => {
  await using endpoint = await startEndpoint((push) => (push.body.deliveryAttempt === 1 ? status : 200))
  await using world = await startPubsub({
    topics: [topic('orders'), topic('dead')],
    subscriptions: [
      subscription('ship', 'orders', {
        push: pushTo(endpoint.url),
        retry: RETRY,
        deadLetter: { topic: 'dead', maxDeliveryAttempts: 5 },
      }),
    ],
  })
  world.pubsub.publish('orders', { data: Buffer.from('x') })
  await world.pubsub.settled()
  world.clock.advance(10_000)
  await world.pubsub.idle()
  expect(endpoint.pushes.map(({ body }) => body.deliveryAttempt)).toEqual([1, 2])
})

test('an endpoint that does not answer within the ack deadline counts as refusing', async () => {
  let arrived = () => {}
  const first = new Promise<void>((resolve) => {
    arrived = resolve
  })
  await using endpoint = await startEndpoint(() => {
    arrived()
    return endpoint.pushes.length === 1 ? null : 200
  })
  await using world = await startPubsub({
    clock: stoppedClock(),
    topics: [topic('orders')],
    subscriptions: [
      subscription('ship', 'orders', { push: pushTo(endpoint.url), ackDeadlineSeconds: 30, retry: RETRY }),
    ],
  })
  world.pubsub.publish('orders', { data: Buffer.from('x') })
  await first
  world.clock.advance(29_999)
  expect(await world.pubsub.registry.metrics()).not.toContain('result="expired"')
  world.clock.advance(1)
  await world.pubsub.settled()
  expect(await world.pubsub.registry.metrics()).toContain('result="expired"} 1')
  world.clock.advance(10_000)
  await world.pubsub.idle()
  expect(endpoint.pushes).toHaveLength(2)
})

test('a token is reused for a while, then signed anew', async () => {
  await using endpoint = await startEndpoint()
  const oidc = { serviceAccountEmail: 'pusher@example', audience: '' }
  let signed = 0
  await using world = await startPubsub({
    iam: { ...iam(), idToken: () => `token ${++signed}` },
    topics: [topic('orders')],
    subscriptions: [subscription('ship', 'orders', { push: { ...pushTo(endpoint.url), oidc } })],
  })
  for (const minutes of [0, 10, 25]) {
    world.clock.advance(minutes * 60_000)
    world.pubsub.publish('orders', { data: Buffer.from('x') })
    await world.pubsub.idle()
  }
  const tokens = endpoint.pushes.map(({ headers }) => headers.authorization)
  expect(tokens).toEqual(['Bearer token 1', 'Bearer token 1', 'Bearer token 2'])
})

test('after its last attempt a message goes to the dead-letter topic, with its origin', async () => {
  await using broken = await startEndpoint(() => 500)
  await using shelf = await startEndpoint()
  await using world = await startPubsub({
    topics: [topic('orders'), topic('ship-dead-letter')],
    subscriptions: [
      subscription('ship', 'orders', {
        push: pushTo(broken.url),
        retry: RETRY,
        deadLetter: { topic: 'ship-dead-letter', maxDeliveryAttempts: 5 },
      }),
      subscription('ship-dead-letter', 'ship-dead-letter', { push: pushTo(shelf.url) }),
    ],
  })
  world.pubsub.publish('orders', { data: Buffer.from('x'), attributes: { traceparent: '00-1' } })

  for (let attempt = 1; attempt < 5; attempt += 1) {
    await world.pubsub.settled()
    world.clock.advance(600_000)
  }
  await world.pubsub.idle()

  expect(broken.pushes.map(({ body }) => body.deliveryAttempt)).toEqual([1, 2, 3, 4, 5])
  expect(shelf.pushes).toHaveLength(1)
  expect(shelf.pushes[0]?.text).toBe('x')
  expect(shelf.pushes[0]?.body.deliveryAttempt).toBeUndefined()
  expect(shelf.pushes[0]?.body.message.messageId).not.toBe(broken.pushes[0]?.body.message.messageId)
  expect(shelf.pushes[0]?.body.message.attributes).toEqual({
    traceparent: '00-1',
    CloudPubSubDeadLetterSourceDeliveryCount: '5',
    CloudPubSubDeadLetterSourceSubscription: 'ship',
    CloudPubSubDeadLetterSourceSubscriptionProject: PROJECT,
    CloudPubSubDeadLetterSourceTopicPublishTime: broken.pushes[0]?.body.message.publishTime.replace(
      'Z',
      '+00:00',
    ),
  })
})

test.each([
  ['publish to the dead-letter topic', 'pubsub.topics.publish topic/dead'],
  ['take from the subscription', 'pubsub.subscriptions.consume subscription/ship'],
])('without permission to %s Pub/Sub keeps trying, and says so', async (_, denied) => {
  await using broken = await startEndpoint((push) => ((push.body.deliveryAttempt ?? 0) < 8 ? 500 : 200))
  const said: string[] = []
  await using world = await startPubsub({
    iam: iam([denied]),
    log: (text) => said.push(text),
    topics: [topic('orders'), topic('dead')],
    subscriptions: [
      subscription('ship', 'orders', {
        push: pushTo(broken.url),
        retry: RETRY,
        deadLetter: { topic: 'dead', maxDeliveryAttempts: 5 },
      }),
    ],
  })
  world.pubsub.publish('orders', { data: Buffer.from('x') })
  for (let attempt = 1; attempt < 8; attempt += 1) {
    await world.pubsub.settled()
    world.clock.advance(600_000)
  }
  await world.pubsub.idle()
  expect(broken.pushes).toHaveLength(8)
  expect(said).toEqual([expect.stringContaining(denied.split(' ')[0]!)])
})
