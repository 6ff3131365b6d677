import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { type GrpcBackend, listenGrpc } from './grpc-port.ts'
import { openPorts } from './ports.ts'

/** A backend that sends back what it gets, loaded when the test says so. */
async function setUp() {
  const directory = mkdtempSync(`${tmpdir()}/grpc-port-`)
  const loads: PromiseWithResolvers<GrpcBackend>[] = []
  const loading = new EventTarget()
  const logged: string[] = []
  const port = await listenGrpc({
    ports: openPorts(directory, {}),
    addresses: [{ name: 'grpc', email: null }],
    log: (text) => logged.push(text),
    load() {
      const load = Promise.withResolvers<GrpcBackend>()
      loads.push(load)
      loading.dispatchEvent(new Event('load'))
      return load.promise
    },
  })
  const clients: Socket[] = []
  return {
    port,
    loads,
    logged,
    backend: (closed: () => void = () => undefined): GrpcBackend => ({
      connect: (socket) => socket.pipe(socket),
      close: closed,
    }),
    /** Resolves when a load has begun. */
    loadBegun: () => once(loading, 'load'),
    open() {
      const client = connect(port.ports[0] ?? 0, '127.0.0.1')
      client.on('error', () => undefined).write('hello')
      clients.push(client)
      return client
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.destroy()
      await port.close()
      rmSync(directory, { recursive: true })
    },
  }
}

/** However it ends, with an error or without. */
const end = (client: Socket) => new Promise((resolve) => client.once('close', resolve))
const heard = async (client: Socket) => String((await once(client, 'data'))[0])

test('nothing is loaded before the first connection, and once for those that come together', async () => {
  await using world = await setUp()
  expect(world.loads).toHaveLength(0)

  const begun = world.loadBegun()
  const answers = [world.open(), world.open(), world.open()].map(heard)
  await begun
  world.loads[0]?.resolve(world.backend())

  expect(await Promise.all(answers)).toEqual(['hello', 'hello', 'hello'])
  expect(await heard(world.open())).toBe('hello')
  expect(world.loads).toHaveLength(1)
})

test('a load that fails ends the connections that waited, and the next one tries again', async () => {
  await using world = await setUp()
  const begun = world.loadBegun()
  const ended = end(world.open())
  await begun
  world.loads[0]?.reject(new Error('the disk is gone'))
  await ended

  const again = world.loadBegun()
  const answer = heard(world.open())
  await again
  world.loads[1]?.resolve(world.backend())

  expect(await answer).toBe('hello')
  expect(world.logged).toEqual([expect.stringContaining('the disk is gone')])
})

test('closing waits for what is being loaded, closes it, and refuses everybody from then on', async () => {
  await using world = await setUp()
  const begun = world.loadBegun()
  const ended = end(world.open())
  await begun
  let isClosed = false

  const closed = world.port.close()
  const refused = world.open()
  await end(refused)
  world.loads[0]?.resolve(
    world.backend(() => {
      isClosed = true
    }),
  )
  await closed
  await ended

  expect([isClosed, refused.bytesRead, world.loads.length]).toEqual([true, 0, 1])
})
