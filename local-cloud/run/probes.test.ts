import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

test('an instance is ready when its startup probe passes', async () => {
  const script = `
    import { createServer } from 'node:http'
    let probes = 0
    createServer((request, answer) => {
      if (request.url === '/readyz') return answer.writeHead(++probes < 3 ? 503 : 200).end()
      answer.end(String(probes))
    }).listen(Number(process.env.PORT))
  `
  const probe = { http_get: { path: '/readyz' }, period_seconds: 1, failure_threshold: 240 }
  await using world = await setUp({ script, container: { startup_probe: probe } })

  expect(await (await world.fetch('/')).text()).toBe('3')
})

test('a probe of the socket passes when the port is open, and fails the start when it never is', async () => {
  const probe = { tcp_socket: { port: 8080 }, period_seconds: 1 }
  await using open = await setUp({ container: { startup_probe: { ...probe, failure_threshold: 240 } } })
  await using shut = await setUp({
    script: 'setInterval(() => {}, 1000)',
    container: { startup_probe: { ...probe, failure_threshold: 1 } },
  })

  expect((await open.fetch('/')).status).toBe(200)
  expect((await shut.fetch('/')).status).toBe(503)
  await shut.logged('it was not ready after 1 s')
  expect(open.cloud.unknown).toEqual([])
})

test('an instance that fails its liveness probe is replaced', async () => {
  const probe = { http_get: { path: '/health' }, period_seconds: 10, failure_threshold: 2 }
  await using world = await setUp({ container: { liveness_probe: probe } })
  const { pid } = await world.ask('/sick')

  await expect
    .poll(() => {
      world.clock.advance(10_000)
      return world.pids()
    })
    .toEqual([])

  expect((await world.ask()).pid).not.toBe(pid)
  await world.logged('failed its liveness probe')
})
