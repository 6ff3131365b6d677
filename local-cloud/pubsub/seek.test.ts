import { v1 } from '@google-cloud/pubsub'
import { credentials } from '@grpc/grpc-js'
import { expect, test } from 'vitest'
import { PROJECT, startPubsub, subscription, topic } from './testing.ts'

const SHIP = `projects/${PROJECT}/subscriptions/ship`

test.each([60_000, 0])(
  'an ack id from before a seek acknowledges nothing, given back after %i ms',
  async (ms) => {
    await using world = await startPubsub({
      topics: [topic('orders')],
      subscriptions: [subscription('ship', 'orders')],
    })
    const subscriber = new v1.SubscriberClient({
      projectId: PROJECT,
      apiEndpoint: '127.0.0.1',
      port: world.port,
      sslCreds: credentials.createInsecure(),
    })
    const pull = async () => {
      const [{ receivedMessages }] = await subscriber.pull({
        subscription: SHIP,
        maxMessages: 10,
        returnImmediately: true,
      })
      return (receivedMessages ?? []).map(({ ackId }) => ackId!)
    }
    world.pubsub.publish('orders', { data: Buffer.from('one') })
    const before = await pull()
    await world.client.subscription('ship').seek(new Date(world.clock.now() - 60_000))
    world.clock.advance(ms)
    await subscriber.acknowledge({ subscription: SHIP, ackIds: before })

    const after = await pull()
    expect(after).toHaveLength(1)
    await subscriber.acknowledge({ subscription: SHIP, ackIds: after })
    world.clock.advance(60_000)
    expect(await pull()).toEqual([])
    await subscriber.close()
  },
)
