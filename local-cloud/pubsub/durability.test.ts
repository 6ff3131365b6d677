import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { createClock } from '../clock.ts'
import { pushTo, startEndpoint, startPubsub, subscription, topic } from './testing.ts'

const RETRY = { minimumBackoff: 10, maximumBackoff: 600 }

function folder() {
  const path = mkdtempSync(join(tmpdir(), 'pubsub-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) }
}

test('kill -9 loses no published message', async () => {
  using data = folder()
  await using endpoint = await startEndpoint()
  const published = new Set<string>()

  for (const enough of [150, 400, 1]) {
    const program = join(import.meta.dirname, 'testing-crash.ts')
    const child = spawn(process.execPath, [program, data.path, endpoint.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let lines = 0
    for await (const id of createInterface({ input: child.stdout })) {
      expect(published).not.toContain(id)
      published.add(id)
      lines += 1
      if (lines === enough) child.kill('SIGKILL')
    }
  }

  await using world = await startPubsub({
    dataDir: data.path,
    topics: [topic('orders')],
    subscriptions: [subscription('ship', 'orders', { push: pushTo(endpoint.url) })],
  })
  await world.pubsub.idle()
  const delivered = new Set(endpoint.pushes.map(({ body }) => body.message.messageId))
  expect([...published].filter((id) => !delivered.has(id))).toEqual([])
})

test('a push that was under way is repeated at the next start, and attempts and backoffs continue', async () => {
  using data = folder()
  const arrived = Promise.withResolvers<void>()
  let answer: number | null = 500
  await using endpoint = await startEndpoint(({ text }) => {
    if (text === 'under way') arrived.resolve()
    return text === 'under way' ? answer && 200 : answer
  })
  const options = {
    dataDir: data.path,
    clock: createClock(),
    topics: [topic('orders'), topic('dead')],
    subscriptions: [
      subscription('ship', 'orders', {
        push: pushTo(endpoint.url),
        retry: RETRY,
        deadLetter: { topic: 'dead', maxDeliveryAttempts: 5 },
      }),
    ],
  }
  {
    await using before = await startPubsub(options)
    before.pubsub.publish('orders', { data: Buffer.from('waiting') })
    await before.pubsub.settled()
    before.clock.advance(5000)
    answer = null
    before.pubsub.publish('orders', { data: Buffer.from('under way') })
    await arrived.promise
  }
  answer = 200
  await using after = await startPubsub(options)
  await after.pubsub.settled()
  const seen = () => endpoint.pushes.map(({ text, body }) => [text, body.deliveryAttempt])
  expect(seen()).toEqual([
    ['waiting', 1],
    ['under way', 1],
    ['under way', 1],
  ])
  after.clock.advance(5000)
  await after.pubsub.idle()
  expect(seen().at(-1)).toEqual(['waiting', 2])
})

test('waiting messages can be held after a restart until their endpoint is up', async () => {
  using data = folder()
  const options = (endpoint: string) => ({
    dataDir: data.path,
    topics: [topic('orders')],
    subscriptions: [subscription('ship', 'orders', { push: pushTo(endpoint) })],
  })
  {
    await using before = await startPubsub({ ...options('http://127.0.0.1:1'), hold: true })
    before.pubsub.publish('orders', { data: Buffer.from('x') })
  }
  await using endpoint = await startEndpoint()
  await using after = await startPubsub({ ...options(endpoint.url), hold: true })
  await after.client.getTopics()
  expect(endpoint.pushes).toEqual([])
  after.pubsub.start()
  await after.pubsub.idle()
  expect(endpoint.pushes).toHaveLength(1)
})

test('a start applies what the description changed, and keeps what only the API changed', async () => {
  using data = folder()
  const options = {
    dataDir: data.path,
    topics: [topic('orders'), topic('bills')],
    subscriptions: [subscription('ship', 'orders'), subscription('bill', 'bills')],
  }
  {
    await using before = await startPubsub(options)
    await before.client.createTopic('by-hand')
    await before.client.subscription('ship').setMetadata({ ackDeadlineSeconds: 77 })
    await before.client.subscription('bill').setMetadata({ ackDeadlineSeconds: 77 })
    before.pubsub.publish('orders', { data: Buffer.from('x') })
  }
  await using after = await startPubsub({
    ...options,
    topics: [topic('orders'), topic('bills')],
    subscriptions: [
      subscription('ship', 'orders'),
      subscription('bill', 'bills', { ackDeadlineSeconds: 50 }),
    ],
  })
  const [topics] = await after.client.getTopics()
  expect(topics.map(({ name }) => name.split('/').at(-1))).toEqual(['bills', 'by-hand', 'orders'])
  const deadline = async (name: string) =>
    (await after.client.subscription(name).getMetadata())[0].ackDeadlineSeconds
  expect(await deadline('ship')).toBe(77)
  expect(await deadline('bill')).toBe(50)
})

test('a start deletes what the description no longer names, and replaces what it cannot change', async () => {
  using data = folder()
  const topics = [topic('orders'), topic('old')]
  {
    await using before = await startPubsub({
      dataDir: data.path,
      topics,
      subscriptions: [subscription('ship', 'orders'), subscription('gone', 'old')],
    })
    before.pubsub.publish('orders', { data: Buffer.from('x') })
  }
  const said: string[] = []
  await using after = await startPubsub({
    dataDir: data.path,
    topics: [topic('orders')],
    subscriptions: [subscription('ship', 'orders', { filter: 'attributes:a' })],
    log: (text) => said.push(text),
  })
  expect(said).toEqual([expect.stringContaining('ship is replaced')])
  expect((await after.client.getTopics())[0]).toHaveLength(1)
  expect((await after.client.getSubscriptions())[0]).toHaveLength(1)
  expect(await after.pubsub.registry.metrics()).toContain('pubsub_backlog_messages{subscription="ship"} 0')
})
