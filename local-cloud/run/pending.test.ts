import { expect, test } from 'vitest'
import { stopTime } from '../../tests/stop-time.ts'
import { PUSHED, setUp } from './testing.ts'

/** A service that opens its port only when it is told to. */
const SLEEPER = `
  import { createServer } from 'node:http'
  const server = createServer((_, answer) => answer.end('awake'))
  process.on('SIGUSR2', () => server.listen(Number(process.env.PORT)))
  process.on('SIGTERM', () => process.exit(0))
  setInterval(() => {}, 1000)
  console.log('asleep')
`

/** Starts an instance with a request; the start takes `ms` by the clock. */
async function slowStart(world: Awaited<ReturnType<typeof setUp>>, nth: number, ms: number) {
  const answer = world.fetch('/')
  await world.logged('asleep', nth)
  world.clock.advance(ms)
  world.cloud.run.kill('tool', 'SIGUSR2')
  return (await answer).status
}

test('a request waits for 3.5 times the average start, and then gets 429', async () => {
  stopTime()
  await using world = await setUp({ script: SLEEPER })

  // Nothing is known before the first start; Google would know the one of the deployment.
  expect(await slowStart(world, 1, 60_000)).toBe(200)
  await world.cloud.run.restart('tool')
  expect(await slowStart(world, 2, 180_000)).toBe(200)
  await world.cloud.run.restart('tool')

  // This exceeds 3.5 times the average of one minute and three.
  expect(await slowStart(world, 3, 500_000)).toBe(429)
})

test('quick starts do not shorten the wait below ten seconds', async () => {
  stopTime()
  await using world = await setUp({ script: SLEEPER })
  await slowStart(world, 1, 0)
  await world.cloud.run.restart('tool')

  expect(await slowStart(world, 2, 8000)).toBe(200)
})

test('an event that finds no instance in time is delivered again', async () => {
  await using world = await setUp({ script: SLEEPER, isPublic: false, resources: PUSHED, processors: 1 })
  const publish = (data: string) =>
    world.cloud.pubsub.publish('work', { data: Buffer.from(data), attributes: {} })
  publish('first')
  await world.logged('asleep')
  world.cloud.run.kill('tool', 'SIGUSR2')
  await world.cloud.pubsub.idle()
  await world.cloud.run.restart('tool')

  publish('second')
  await world.logged('asleep', 2)
  world.clock.advance(60_000)
  await world.logged('429')
  world.cloud.run.kill('tool', 'SIGUSR2')
  await world.cloud.pubsub.idle()

  const metrics = await (await fetch(`${world.cloud.consoleUrl}/metrics`)).text()
  expect(metrics).toContain('result="refused"} 1')
  expect(metrics).toContain('result="acked"} 2')
})
