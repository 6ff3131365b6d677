import { expect, test } from 'vitest'
import { ROOMS } from '../rooms.ts'
import { setUp } from './test-world.ts'

test.each(ROOMS)('the changes that %s reports to open windows are registered', async (room) => {
  await using world = await setUp()
  const schemas: Record<string, unknown> = await import(`../${room}/schemas.ts`)
  const tells = Object.keys(schemas).some((name) => name.endsWith('Changes'))
  const { live, routes } = world.rooms[room]
  expect(live !== null, `Give ${room} its live source in services/api/create-rooms.ts`).toBe(tells)
  expect(routes.length).toBeGreaterThan(0)
})

test('a room whose live source throws affects no other, and is in the log and the metrics', async () => {
  await using world = await setUp({
    live: {
      kind: 'stream',
      watch() {
        throw new Error('room on fire')
      },
    },
  })
  const ana = await world.registered()
  await world.app.listen({ host: '127.0.0.1', port: 0 })
  const cookie = [...ana.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ')
  const address = world.app.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const stream = await fetch(`http://127.0.0.1:${port}/api/v1/events`, { headers: { cookie } })
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('"account"')) text += (await reader?.read())?.value ?? fail()
  await reader?.cancel()
  expect(world.lines).toContainEqual(expect.objectContaining({ severity: 'ERROR', source: 'photos' }))
  expect((await world.app.inject('/metrics')).body).toContain(
    'atelier_live_source_failures_total{source="photos"} 1',
  )
  world.app.server.closeAllConnections()
})

function fail(): never {
  throw new Error('The stream ended')
}
