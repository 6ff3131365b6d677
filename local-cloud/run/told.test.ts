import { request as httpRequest } from 'node:http'
import { expect, test } from 'vitest'
import type { Told } from '../happenings.ts'
import { type RunWorldOptions, setUp } from './testing.ts'

const TRACE = '0af7651916cd43dd8448eb211c80319c'

/** A world whose happenings can be looked at and waited for. */
async function watched(options?: RunWorldOptions) {
  const world = await setUp(options)
  const told: Told[] = []
  const waiting = new Set<() => void>()
  world.cloud.happenings.listen((happening) => {
    told.push(happening)
    for (const look of waiting) look()
  })
  return {
    ...world,
    told,
    of: <Kind extends Told['kind']>(kind: Kind) =>
      told.filter((each): each is Extract<Told, { kind: Kind }> => each.kind === kind),
    until: (isReached: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!isReached()) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    [Symbol.asyncDispose]: world[Symbol.asyncDispose],
  }
}

test('a request is told with its instance, its trace and the bytes of its bodies', async () => {
  await using world = await watched()
  const answer = await world.fetch('/photos?page=2', {
    method: 'POST',
    body: 'hello',
    headers: { traceparent: `00-${TRACE}-b7ad6b7169203331-01` },
  })
  const sent = (await answer.arrayBuffer()).byteLength
  await world.until(() => world.of('request').length === 1)

  expect(world.of('request')).toEqual([
    {
      kind: 'request',
      service: 'tool',
      revision: expect.stringMatching(/^tool-00001-[a-z]{3}$/),
      method: 'POST',
      path: '/photos?page=2',
      status: 200,
      ms: expect.any(Number),
      received: 5,
      sent,
      pid: world.pids()[0],
      trace: TRACE,
      time: expect.any(Number),
    },
  ])
})

test('a request that no service gets is told without an instance', async () => {
  await using world = await watched({ isPublic: false })
  await world.fetch('/')
  await world.until(() => world.of('request').length === 1)
  expect(world.of('request')).toMatchObject([{ status: 403, pid: null, trace: null, received: 0, sent: 0 }])
})

test('a client that leaves before the answer is told as 499', async () => {
  await using world = await watched()
  const request = httpRequest(`${world.url}/hold`).end()
  request.on('error', () => {})
  await world.logged('holding')
  request.destroy()
  await world.until(() => world.of('request').length === 1)
  expect(world.of('request')).toMatchObject([{ status: 499, pid: world.pids()[0] }])
})

test('the life of an instance is told from its start to its end', async () => {
  await using world = await watched()
  await world.ask()
  const [pid] = world.pids()
  await world.cloud.run.restart('tool')
  await world.until(() => world.of('instance').length === 3)
  expect(world.of('instance')).toMatchObject([
    { pid, change: 'starting', ms: 0 },
    { pid, change: 'ready' },
    { pid, change: 'gone' },
  ])
  const [, ready, gone] = world.of('instance')
  expect(gone!.ms).toBeGreaterThan(ready!.ms)
})

test.each([
  ['that is killed', undefined, ['starting', 'ready', 'crashed']],
  ['that never gets ready', 'process.exit(1)', ['starting', 'failed', 'gone']],
])('an instance %s', async (_, script, changes) => {
  await using world = await watched(script === undefined ? {} : { script })
  await (await world.fetch('/')).text()
  world.cloud.run.kill('tool')
  await world.until(() => world.of('instance').length === 3)
  expect(world.of('instance').map(({ change }) => change)).toEqual(changes)
})

test('a line of the log is told with its size', async () => {
  await using world = await watched()
  const request = httpRequest(`${world.url}/hold`).end()
  request.on('error', () => {})
  await world.logged('holding')
  request.destroy()
  const [line] = world.of('log')
  expect(line).toMatchObject({ line: { service: 'tool', message: 'holding' } })
  expect(line?.size).toBeGreaterThan('holding'.length)
})
