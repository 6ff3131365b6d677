import Type from 'typebox'
import { expect, test } from 'vitest'
import { startPubsub, subscription, topic } from '../../local-cloud/pubsub/testing.ts'
import { publisher } from './publish.ts'
import { inTrace, parseTraceparent } from './trace.ts'

const greetings = { name: 'greetings', payload: Type.Object({ hello: Type.String() }) }
const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
/** Publishing is a step of its own in it. */
const SAME_TRACE = expect.stringMatching(
  /^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01$/,
)

async function setUp() {
  const cloud = await startPubsub({
    topics: [topic('greetings')],
    subscriptions: [subscription('all', 'greetings')],
  })
  const received = cloud.client.subscription('all')
  return {
    ...cloud,
    publish: publisher(async () => cloud.client, [greetings]),
    async received() {
      const message = await new Promise<{ data: Buffer; attributes: Record<string, string> }>(
        (resolve, reject) => {
          received.once('error', reject)
          received.once('message', (each) => {
            each.ack()
            resolve(each)
          })
        },
      )
      await received.close()
      return { payload: JSON.parse(message.data.toString()), attributes: message.attributes }
    },
  }
}

test('an event carries the trace it was published in', async () => {
  await using world = await setUp()
  const trace = parseTraceparent(TRACEPARENT)
  if (!trace) throw new Error('not a trace')
  await inTrace(trace, () => world.publish(greetings, { hello: 'you' }))
  expect(await world.received()).toEqual({
    payload: { hello: 'you' },
    attributes: { traceparent: SAME_TRACE },
  })
})

test('an event can be for one function and continue an earlier trace', async () => {
  await using world = await setUp()
  await world.publish(greetings, { hello: 'you' }, { for: 'greet', traceparent: TRACEPARENT })
  expect((await world.received()).attributes).toEqual({ for: 'greet', traceparent: SAME_TRACE })
})

test('a payload that does not fit the topic is not published', async () => {
  await using world = await setUp()
  const wrong = { hello: 7 } as unknown as { hello: string }
  await expect(world.publish(greetings, wrong)).rejects.toThrow('Not a greetings event')
})

test('a topic that the service does not declare is refused, as it would be in production', async () => {
  await using world = await setUp()
  const farewells = { ...greetings, name: 'farewells' }
  await expect(world.publish(farewells, { hello: 'you' })).rejects.toThrow(
    'does not declare that it publishes farewells',
  )
})

test('a first connection that fails is made again at the next event', async () => {
  await using world = await setUp()
  let attempts = 0
  const publish = publisher(async () => {
    attempts += 1
    if (attempts === 1) throw new Error('no network')
    return world.client
  }, [greetings])

  await expect(publish(greetings, { hello: 'you' })).rejects.toThrow('no network')
  await publish(greetings, { hello: 'you' })
  await publish(greetings, { hello: 'again' })

  expect(attempts).toBe(2)
})
