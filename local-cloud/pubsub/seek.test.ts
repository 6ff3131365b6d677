import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v1 } from '@google-cloud/pubsub'
import { credentials } from '@grpc/grpc-js'
import { expect, test } from 'vitest'
import { PROJECT, startPubsub, subscription, topic } from './testing.ts'

const SHIP = `projects/${PROJECT}/subscriptions/ship`

async function setUp(dataDir: string) {
  const world = await startPubsub({
    dataDir,
    topics: [topic('orders')],
    subscriptions: [subscription('ship', 'orders')],
  })
  const subscriber = new v1.SubscriberClient({
    projectId: PROJECT,
    apiEndpoint: '127.0.0.1',
    port: world.port,
    sslCreds: credentials.createInsecure(),
  })
  return {
    ...world,
    async pull() {
      const [{ receivedMessages }] = await subscriber.pull({
        subscription: SHIP,
        maxMessages: 10,
        returnImmediately: true,
      })
      return (receivedMessages ?? []).map(({ ackId }) => ackId!)
    },
    acknowledge: (ackIds: string[]) => subscriber.acknowledge({ subscription: SHIP, ackIds }),
    async [Symbol.asyncDispose]() {
      await subscriber.close()
      await world[Symbol.asyncDispose]()
    },
  }
}

type World = Awaited<ReturnType<typeof setUp>>

function folder() {
  const path = mkdtempSync(join(tmpdir(), 'pubsub-seek-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) }
}

async function pullThenSeek(world: World): Promise<string[]> {
  world.pubsub.publish('orders', { data: Buffer.from('one') })
  const before = await world.pull()
  await world.client.subscription('ship').seek(new Date(world.clock.now() - 60_000))
  return before
}

async function expectOneToComeAgain(world: World): Promise<void> {
  const after = await world.pull()
  expect(after).toHaveLength(1)
  await world.acknowledge(after)
  world.clock.advance(60_000)
  expect(await world.pull()).toEqual([])
}

test.each([60_000, 0])(
  'an ack id from before a seek acknowledges nothing, given back after %i ms',
  async (ms) => {
    using data = folder()
    await using world = await setUp(data.path)
    const before = await pullThenSeek(world)
    world.clock.advance(ms)
    await world.acknowledge(before)

    await expectOneToComeAgain(world)
  },
)

test('nor does it after a restart', async () => {
  using data = folder()
  let before: string[] = []
  {
    await using world = await setUp(data.path)
    before = await pullThenSeek(world)
  }
  await using world = await setUp(data.path)
  await world.acknowledge(before)

  await expectOneToComeAgain(world)
})

test('without a seek an ack id outlives a restart', async () => {
  using data = folder()
  let before: string[] = []
  {
    await using world = await setUp(data.path)
    world.pubsub.publish('orders', { data: Buffer.from('one') })
    before = await world.pull()
  }
  await using world = await setUp(data.path)
  await world.acknowledge(before)

  expect(await world.pull()).toEqual([])
})
