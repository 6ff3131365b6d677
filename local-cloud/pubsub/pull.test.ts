import { type Message, v1 } from '@google-cloud/pubsub'
import { credentials, status } from '@grpc/grpc-js'
import { expect, test } from 'vitest'
import { stopTime } from '../../tests/stop-time.ts'
import { PROJECT, startPubsub, subscription, topic } from './testing.ts'

const SHIP = `projects/${PROJECT}/subscriptions/ship`

async function setUp(more: Parameters<typeof subscription>[2] = {}) {
  const world = await startPubsub({
    topics: [topic('orders'), topic('dead')],
    subscriptions: [subscription('ship', 'orders', more), subscription('dead', 'dead')],
  })
  const subscriber = new v1.SubscriberClient({
    projectId: PROJECT,
    apiEndpoint: '127.0.0.1',
    port: world.port,
    sslCreds: credentials.createInsecure(),
  })
  return {
    ...world,
    subscriber,
    publish: (text: string, orderingKey = '') =>
      world.pubsub.publish('orders', { data: Buffer.from(text), orderingKey }),
    async pull(name = SHIP, maxMessages = 100) {
      const [{ receivedMessages }] = await subscriber.pull({
        subscription: name,
        maxMessages,
        returnImmediately: true,
      })
      return (receivedMessages ?? []).map(({ ackId, message, deliveryAttempt }) => ({
        ackId: ackId!,
        text: String(message?.data),
        attributes: message?.attributes,
        deliveryAttempt,
      }))
    },
    async [Symbol.asyncDispose]() {
      await subscriber.close()
      await world[Symbol.asyncDispose]()
    },
  }
}

const texts = (received: { text: string }[]) => received.map(({ text }) => text)

test('a pulled message comes again after its deadline, but not after its ack', async () => {
  await using world = await setUp()
  world.publish('x')
  expect(texts(await world.pull())).toEqual(['x'])
  expect(await world.pull()).toEqual([])
  world.clock.advance(10_000)
  const [again] = await world.pull()
  await world.subscriber.acknowledge({ subscription: SHIP, ackIds: [again!.ackId] })
  world.clock.advance(600_000)
  expect(await world.pull()).toEqual([])
})

test('a pull without messages waits for the first one', async () => {
  await using world = await setUp()
  const waiting = world.subscriber.pull({ subscription: SHIP, maxMessages: 1 })
  await world.subscriber.getSubscription({ subscription: SHIP })
  world.publish('late')
  const [{ receivedMessages }] = await waiting
  expect(String(receivedMessages?.[0]?.message?.data)).toBe('late')
})

test('a deadline can be moved, and ended at once', async () => {
  stopTime()
  await using world = await setUp()
  world.publish('x')
  const [first] = await world.pull()
  const ackIds = [first!.ackId]
  await world.subscriber.modifyAckDeadline({ subscription: SHIP, ackIds, ackDeadlineSeconds: 60 })
  world.clock.advance(59_000)
  expect(await world.pull()).toEqual([])
  await world.subscriber.modifyAckDeadline({ subscription: SHIP, ackIds, ackDeadlineSeconds: 0 })
  expect(texts(await world.pull())).toEqual(['x'])
  // The first lease has expired, so it cannot take the message from its new holder.
  await world.subscriber.modifyAckDeadline({ subscription: SHIP, ackIds, ackDeadlineSeconds: 0 })
  expect(await world.pull()).toEqual([])
})

test('a late ack still counts', async () => {
  await using world = await setUp()
  world.publish('x')
  const [first] = await world.pull()
  world.clock.advance(10_000)
  await world.subscriber.acknowledge({ subscription: SHIP, ackIds: [first!.ackId] })
  expect(await world.pull()).toEqual([])
})

test('pulled messages are dead-lettered too', async () => {
  await using world = await setUp({ deadLetter: { topic: 'dead', maxDeliveryAttempts: 5 } })
  world.publish('x')
  const attempts: unknown[] = []
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const [received] = await world.pull()
    attempts.push(received?.deliveryAttempt)
    world.clock.advance(10_000)
  }
  expect(attempts).toEqual([1, 2, 3, 4, 5])
  expect(await world.pull()).toEqual([])
  const [dead] = await world.pull(`projects/${PROJECT}/subscriptions/dead`)
  expect(dead).toMatchObject({ text: 'x', attributes: { CloudPubSubDeadLetterSourceDeliveryCount: '5' } })
})

test('the official subscriber streams, acks and nacks', async () => {
  await using world = await setUp()
  const seen: string[] = []
  const done = Promise.withResolvers<void>()
  const stream = world.client.subscription('ship', { flowControl: { maxMessages: 5 } })
  stream.on('error', done.reject)
  stream.on('message', (message: Message) => {
    const text = String(message.data)
    seen.push(text)
    if (text === '7' && seen.filter((other) => other === '7').length === 1) message.nack()
    else message.ack()
    if (seen.length === 21) done.resolve()
  })
  for (let n = 0; n < 20; n += 1) world.publish(`${n}`)
  await done.promise
  await stream.close()
  expect(new Set(seen).size).toBe(20)
  expect(seen.filter((text) => text === '7')).toHaveLength(2)
  expect(await world.pull()).toEqual([])
})

test('ordering keys keep their order on a stream', async () => {
  await using world = await setUp({ enableMessageOrdering: true })
  for (let n = 0; n < 30; n += 1) world.publish(`${n}`, `key-${n % 3}`)
  const seen: Message[] = []
  const done = Promise.withResolvers<void>()
  const stream = world.client.subscription('ship')
  stream.on('error', done.reject)
  stream.on('message', (message: Message) => {
    seen.push(message)
    message.ack()
    if (seen.length === 30) done.resolve()
  })
  await done.promise
  await stream.close()
  for (const key of ['key-0', 'key-1', 'key-2']) {
    const numbers = seen
      .filter(({ orderingKey }) => orderingKey === key)
      .map(({ data }) => Number(String(data)))
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  }
})

test('one client may have several messages of a key, and gets them all again when one fails', async () => {
  await using world = await setUp({ enableMessageOrdering: true })
  for (const text of ['a1', 'a2', 'a3']) world.publish(text, 'a')
  const first = await world.pull(SHIP, 2)
  expect(texts(first)).toEqual(['a1', 'a2'])
  // The third message waits for these two, because another client could overtake them.
  expect(await world.pull()).toEqual([])
  const [a1, a2] = first.map(({ ackId }) => ackId)
  await world.subscriber.modifyAckDeadline({ subscription: SHIP, ackIds: [a1!], ackDeadlineSeconds: 0 })
  const again = await world.pull()
  expect(texts(again)).toEqual(['a1', 'a2', 'a3'])
  await world.subscriber.acknowledge({ subscription: SHIP, ackIds: [a2!, again[0]!.ackId, again[2]!.ackId] })
  for (const text of ['a4', 'a5', 'a6']) world.publish(text, 'a')
  const two = await world.pull(SHIP, 2)
  await world.subscriber.acknowledge({ subscription: SHIP, ackIds: [two[0]!.ackId] })
  expect(await world.pull()).toEqual([])
  await world.subscriber.acknowledge({ subscription: SHIP, ackIds: [two[1]!.ackId] })
  expect(texts(await world.pull())).toEqual(['a6'])
})

test('a stream gets no more messages than its flow control allows', async () => {
  await using world = await setUp()
  for (let n = 0; n < 5; n += 1) world.publish(`${n}`)
  const stream = world.subscriber.streamingPull()
  const received: { ackId?: string | null }[] = []
  const got = (count: number) => expect.poll(() => received.length).toBe(count)
  stream.on('data', ({ receivedMessages }) => received.push(...receivedMessages))
  stream.write({ subscription: SHIP, streamAckDeadlineSeconds: 10, maxOutstandingMessages: 2 })
  await got(2)
  await world.subscriber.getSubscription({ subscription: SHIP })
  expect(received).toHaveLength(2)
  stream.write({ ackIds: [received[0]!.ackId!] })
  await got(3)
  stream.cancel()
  stream.on('error', () => undefined)
})

test('a stream without a deadline is refused', async () => {
  await using world = await setUp()
  const stream = world.subscriber.streamingPull()
  const error = new Promise((resolve) => stream.on('error', resolve))
  stream.write({ subscription: SHIP })
  expect(await error).toMatchObject({ code: status.INVALID_ARGUMENT })
})

test('a seek to the past brings back kept messages, a seek to the future empties the backlog', async () => {
  await using world = await setUp({ retainAckedMessages: true })
  world.publish('one')
  const [one] = await world.pull()
  await world.subscriber.acknowledge({ subscription: SHIP, ackIds: [one!.ackId] })
  world.clock.advance(60_000)
  const between = world.clock.now()
  world.clock.advance(60_000)
  world.publish('two')

  await world.client.subscription('ship').seek(new Date(between - 120_000))
  expect(texts(await world.pull())).toEqual(['one', 'two'])
  await world.client.subscription('ship').seek(new Date(between))
  expect(texts(await world.pull())).toEqual(['two'])
  await world.client.subscription('ship').seek(new Date(world.clock.now() + 1000))
  expect(await world.pull()).toEqual([])
})

test('a seek cannot bring back acknowledged messages that are not retained', async () => {
  await using world = await setUp()
  world.publish('x')
  await world.client.subscription('ship').seek(new Date(world.clock.now() + 1000))
  await world.client.subscription('ship').seek(new Date(world.clock.now() - 60_000))
  expect(await world.pull()).toEqual([])
})

test('a topic that keeps its messages gives them to a subscription that seeks', async () => {
  await using world = await setUp()
  await world.client.topic('orders').setMetadata({ messageRetentionDuration: { seconds: 3600 } })
  world.publish('x')
  const [received] = await world.pull()
  await world.subscriber.acknowledge({ subscription: SHIP, ackIds: [received!.ackId] })
  await world.client.subscription('ship').seek(new Date(world.clock.now() - 10_000))
  expect(texts(await world.pull())).toEqual(['x'])
})

test('a seek to a snapshot brings back messages that were unacknowledged then or came since', async () => {
  await using world = await setUp()
  for (const text of ['one', 'two']) world.publish(text)
  const [one] = await world.pull(SHIP, 1)
  await world.subscriber.acknowledge({ subscription: SHIP, ackIds: [one!.ackId] })
  await world.client.subscription('ship').createSnapshot('before')
  world.publish('three')
  world.clock.advance(10_000)
  const ackIds = (await world.pull()).map(({ ackId }) => ackId)
  await world.subscriber.acknowledge({ subscription: SHIP, ackIds })
  expect(await world.pull()).toEqual([])

  await world.client.subscription('ship').seek('before')
  expect(texts(await world.pull())).toEqual(['two', 'three'])
  world.clock.advance(7 * 86_400_000)
  expect((await world.client.getSnapshots())[0]).toEqual([])
})

test.each([
  ['malformed', 'nonsense'],
  ['of another subscription', '999-1-1'],
])('an ack id that is %s is refused', async (_, ackId) => {
  await using world = await setUp()
  await expect(world.subscriber.acknowledge({ subscription: SHIP, ackIds: [ackId] })).rejects.toMatchObject({
    code: status.INVALID_ARGUMENT,
  })
})

test('a detached subscription has no messages and cannot be pulled', async () => {
  await using world = await setUp()
  world.publish('x')
  await world.client.detachSubscription('ship')
  await expect(world.pull()).rejects.toMatchObject({ code: status.FAILED_PRECONDITION })
  world.publish('y')
  expect(await world.pubsub.registry.metrics()).toContain('pubsub_backlog_messages{subscription="ship"} 0')
})
