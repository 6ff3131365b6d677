import { expect, test } from 'vitest'
import { pushTo, startEndpoint, startPubsub, stoppedClock, subscription, topic } from './testing.ts'

const RETRY = { minimumBackoff: 10, maximumBackoff: 600 }

test('each subscription gets the messages that match its filter', async () => {
  await using thumbnails = await startEndpoint()
  await using metadata = await startEndpoint()
  const addressed = (name: string) => ({ filter: `NOT attributes:for OR attributes.for = "${name}"` })
  await using world = await startPubsub({
    topics: [topic('uploaded')],
    subscriptions: [
      subscription('thumbnails', 'uploaded', { push: pushTo(thumbnails.url), ...addressed('thumbnails') }),
      subscription('metadata', 'uploaded', { push: pushTo(metadata.url), ...addressed('metadata') }),
    ],
  })
  world.pubsub.publish('uploaded', { data: Buffer.from('both') })
  world.pubsub.publish('uploaded', { data: Buffer.from('one'), attributes: { for: 'metadata' } })
  await world.pubsub.idle()

  expect(thumbnails.pushes.map(({ text }) => text)).toEqual(['both'])
  expect(metadata.pushes.map(({ text }) => text).sort()).toEqual(['both', 'one'])
})

test('a subscriber that never answers does not delay the others', async () => {
  await using stuck = await startEndpoint(() => null)
  const all = Promise.withResolvers<void>()
  await using quick = await startEndpoint(() => {
    if (quick.pushes.length === 301) all.resolve()
    return 204
  })
  await using world = await startPubsub({
    topics: [topic('orders')],
    subscriptions: [
      subscription('stuck', 'orders', { push: pushTo(stuck.url), ackDeadlineSeconds: 600 }),
      subscription('quick', 'orders', { push: pushTo(quick.url) }),
    ],
  })
  const arrived = Promise.withResolvers<void>()
  await using last = await startEndpoint(() => {
    arrived.resolve()
    return 200
  })
  await world.client
    .topic('orders')
    .createSubscription('last', { pushEndpoint: last.url, filter: 'attributes:last' })
  for (let n = 0; n < 300; n += 1) world.pubsub.publish('orders', { data: Buffer.from(`${n}`) })
  world.pubsub.publish('orders', { data: Buffer.from('last'), attributes: { last: '' } })

  await Promise.all([arrived.promise, all.promise])
  expect(new Set(quick.pushes.map(({ text }) => text)).size).toBe(301)
  expect(stuck.pushes.length).toBeLessThan(20)
})

test('with an ordering key a refused message holds back only its own key', async () => {
  const failing = new Set(['a2'])
  await using endpoint = await startEndpoint(({ text }) => (failing.delete(text) ? 500 : 200))
  await using world = await startPubsub({
    topics: [topic('orders')],
    subscriptions: [
      subscription('ship', 'orders', {
        push: pushTo(endpoint.url),
        enableMessageOrdering: true,
        retry: RETRY,
      }),
    ],
  })
  for (const text of ['a1', 'a2', 'a3', 'b1', 'b2', 'b3']) {
    world.pubsub.publish('orders', { data: Buffer.from(text), orderingKey: text[0]! })
  }
  await world.pubsub.settled()
  world.clock.advance(1000)
  await world.pubsub.settled()
  const texts = () => endpoint.pushes.map(({ text }) => text)
  expect(texts().filter((text) => text.startsWith('b'))).toEqual(['b1', 'b2', 'b3'])
  expect(texts().filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2'])

  world.clock.advance(10_000)
  await world.pubsub.idle()
  expect(texts().filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2', 'a2', 'a3'])
  expect(endpoint.pushes.at(-1)?.body.message.orderingKey).toBe('a')
})

test('a message older than the retention is no longer delivered', async () => {
  await using endpoint = await startEndpoint(() => 500)
  await using world = await startPubsub({
    topics: [topic('orders')],
    subscriptions: [
      subscription('ship', 'orders', {
        push: pushTo(endpoint.url),
        retry: RETRY,
        messageRetentionSeconds: 3600,
      }),
    ],
  })
  world.pubsub.publish('orders', { data: Buffer.from('x') })
  await world.pubsub.settled()
  world.clock.advance(3_600_000)
  await world.pubsub.idle()
  expect(endpoint.pushes).toHaveLength(1)
})

test('a push that falls due after the retention is not made, whenever the backlog was last checked', async () => {
  await using endpoint = await startEndpoint(() => 500)
  await using world = await startPubsub({
    clock: stoppedClock(),
    topics: [topic('orders')],
    subscriptions: [
      subscription('ship', 'orders', {
        push: pushTo(endpoint.url),
        retry: { minimumBackoff: 600, maximumBackoff: 600 },
        messageRetentionSeconds: 600,
      }),
    ],
  })
  world.clock.advance(100_000)
  world.pubsub.publish('orders', { data: Buffer.from('x') })
  await world.pubsub.settled()
  world.clock.advance(500_000)
  world.clock.advance(100_000)
  await world.pubsub.idle()
  expect(endpoint.pushes).toHaveLength(1)
})

test('without a retry policy a refused message comes again at once, the subscription pausing in between', async () => {
  await using endpoint = await startEndpoint(() => (endpoint.pushes.length < 4 ? 500 : 200))
  await using world = await startPubsub({
    clock: stoppedClock(),
    topics: [topic('orders')],
    subscriptions: [subscription('ship', 'orders', { push: pushTo(endpoint.url) })],
  })
  world.pubsub.publish('orders', { data: Buffer.from('x') })
  for (const pause of [100, 200, 400]) {
    await world.pubsub.settled()
    const before = endpoint.pushes.length
    world.clock.advance(pause - 1)
    await world.pubsub.settled()
    expect(endpoint.pushes).toHaveLength(before)
    world.clock.advance(1)
  }
  await world.pubsub.idle()
  expect(endpoint.pushes).toHaveLength(4)
})

test.each([
  ['acks that get lost', { dropAck: 0.3 }, { repeated: true, ordered: false }],
  ['pushes that come twice', { duplicate: 0.3 }, { repeated: true, ordered: false }],
  ['pushes that are late', { delayMs: 1000 }, { repeated: false, ordered: false }],
])('with %s everything still arrives', async (_, faults, expected) => {
  await using endpoint = await startEndpoint()
  await using world = await startPubsub({
    topics: [topic('orders')],
    subscriptions: [
      subscription('ship', 'orders', { push: pushTo(endpoint.url), retry: RETRY, ackDeadlineSeconds: 600 }),
    ],
    faults: { seed: 7, ...faults },
  })
  const sent = Array.from({ length: 50 }, (_, n) => `${n}`)
  for (const text of sent) world.pubsub.publish('orders', { data: Buffer.from(text) })
  let over = false
  const idle = world.pubsub.idle().then(() => {
    over = true
  })
  while (!over) {
    world.clock.advance(500)
    await Promise.race([idle, new Promise((resolve) => setImmediate(resolve))])
  }
  const texts = endpoint.pushes.map(({ text }) => text)
  expect(new Set(texts)).toEqual(new Set(sent))
  expect(texts.length > 50).toBe(expected.repeated)
  expect(texts.join() === sent.join()).toBe(expected.ordered)
})

test('the counters tell what happened', async () => {
  await using endpoint = await startEndpoint(({ body }) => (body.deliveryAttempt === 1 ? 500 : 200))
  await using world = await startPubsub({
    topics: [topic('orders'), topic('dead')],
    subscriptions: [
      subscription('ship', 'orders', {
        push: pushTo(endpoint.url),
        retry: RETRY,
        deadLetter: { topic: 'dead', maxDeliveryAttempts: 5 },
      }),
      subscription('idle', 'orders'),
    ],
  })
  world.pubsub.publish('orders', { data: Buffer.from('x') })
  await world.pubsub.settled()
  world.clock.advance(10_000)
  await world.pubsub.idle()

  const metrics = await world.pubsub.registry.metrics()
  expect(metrics).toContain('pubsub_published_total{topic="orders"} 1')
  expect(metrics).toContain('pubsub_push_deliveries_total{subscription="ship",result="refused"} 1')
  expect(metrics).toContain('pubsub_push_deliveries_total{subscription="ship",result="acked"} 1')
  expect(metrics).toContain('pubsub_retries_total{subscription="ship"} 1')
  expect(metrics).toContain('pubsub_backlog_messages{subscription="ship"} 0')
  expect(metrics).toContain('pubsub_backlog_messages{subscription="idle"} 1')
})
