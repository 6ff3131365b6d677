import { expect, test } from 'vitest'
import { pushTo, startEndpoint, startPubsub, stoppedClock, subscription, topic } from './testing.ts'

const TRACE = '0af7651916cd43dd8448eb211c80319c'
const traceparent = `00-${TRACE}-b7ad6b7169203331-01`

test('a message is told when it is published and with each delivery', async () => {
  const statuses = [500, 204]
  await using endpoint = await startEndpoint(() => statuses.shift() ?? 204)
  await using world = await startPubsub({
    topics: [topic('orders')],
    subscriptions: [subscription('ship', 'orders', { push: pushTo(endpoint.url) })],
  })

  const messageId = await world.client
    .topic('orders')
    .publishMessage({ data: Buffer.from('hello'), attributes: { traceparent } })
  await world.pubsub.idle()

  // 5 of the data, 11 + 55 of the attribute, 20 of the time and 16 of the id.
  const message = { topic: 'orders', messageId, size: 5 + 11 + 55 + 20 + 16, trace: TRACE }
  const delivery = { ...message, kind: 'delivered', subscription: 'ship', ms: expect.any(Number) }
  expect(world.happenings).toEqual([
    { ...message, kind: 'published' },
    { ...delivery, attempt: 1, result: 'refused' },
    { ...delivery, attempt: 2, result: 'acked' },
  ])
})

test('a message that becomes a dead letter is told on its way there', async () => {
  await using endpoint = await startEndpoint(() => 500)
  const clock = stoppedClock()
  await using world = await startPubsub({
    clock,
    topics: [topic('orders'), topic('shelf')],
    subscriptions: [
      subscription('ship', 'orders', {
        push: pushTo(endpoint.url),
        retry: { minimumBackoff: 0, maximumBackoff: 0 },
        deadLetter: { topic: 'shelf', maxDeliveryAttempts: 5 },
      }),
      subscription('on-shelf', 'shelf'),
    ],
  })

  const messageId = world.pubsub.publish('orders', { data: Buffer.from('x'), attributes: { traceparent } })
  await world.pubsub.settled()
  // Failed pushes make the next ones wait.
  while (world.happenings.length < 8) {
    clock.advance(1000)
    await world.pubsub.settled()
  }

  expect(world.happenings.map(({ kind }) => kind)).toEqual([
    'published',
    ...Array(5).fill('delivered'),
    'dead-lettered',
    'published',
  ])
  expect(world.happenings[6]).toEqual({
    kind: 'dead-lettered',
    subscription: 'ship',
    topic: 'shelf',
    messageId,
    trace: TRACE,
  })
  expect(world.happenings[7]).toMatchObject({ topic: 'shelf', trace: TRACE })
})

test.each([
  ['the metadata of the object it is about', { payloadFormat: 'JSON_API_V1' }, TRACE],
  ['nothing, when it is not about an object', { about: 'a photo' }, null],
])('a message without its own trace has that of %s', async (_, attributes, trace) => {
  await using world = await startPubsub({ topics: [topic('uploads')] })
  const data = Buffer.from(JSON.stringify({ name: 'a.jpg', metadata: { traceparent } }))

  world.pubsub.publish('uploads', { data, attributes: attributes as Record<string, string> })

  expect(world.happenings).toMatchObject([{ kind: 'published', trace }])
})
