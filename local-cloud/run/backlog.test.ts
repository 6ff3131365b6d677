import { expect, test } from 'vitest'
import { PUSHED, setUp } from './testing.ts'

test('an event function has no more processes than this machine can use, and its backlog waits', async () => {
  await using world = await setUp({
    isPublic: false,
    resources: PUSHED,
    processors: 1,
    template: { max_instance_request_concurrency: 1, scaling: { max_instance_count: 10 } },
  })
  for (const data of ['one', 'two', 'three'])
    world.cloud.pubsub.publish('work', { data: Buffer.from(data), attributes: {} })

  for (const times of [1, 2, 3]) {
    await world.logged('holding', times)
    expect(world.pids()).toHaveLength(1)
    world.cloud.run.kill('tool', 'SIGUSR2')
  }
  await world.cloud.pubsub.idle()

  expect(world.lines.filter(({ severity }) => severity === 'ERROR')).toEqual([])
})

test('strictly, it has as many as Cloud Run would start', async () => {
  await using world = await setUp({
    isPublic: false,
    resources: PUSHED,
    processors: 1,
    isStrict: true,
    template: { max_instance_request_concurrency: 1, scaling: { max_instance_count: 3 } },
  })
  for (const data of ['one', 'two', 'three'])
    world.cloud.pubsub.publish('work', { data: Buffer.from(data), attributes: {} })

  await world.logged('holding', 3)
  expect(world.pids()).toHaveLength(3)
  world.cloud.run.kill('tool', 'SIGUSR2')
  await world.cloud.pubsub.idle()
})
