import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import type { Log } from '../platform/log.ts'
import { startSpan } from '../platform/trace.ts'
import { handleErrors } from './errors.ts'

test.each([
  ['somebody who leaves before a stream begins is no failure', true, 0],
  ['a stream that breaks off by itself is one', false, 1],
])('%s', async (_what, leaves, failures) => {
  const logged: unknown[] = []
  const nothing = () => undefined
  const app = fastify()
  const error = (entry: unknown) => void logged.push(entry)
  handleErrors(app, { error, info: nothing, warn: nothing, debug: nothing } as unknown as Log)
  app.addHook('onRequest', async (request) => {
    request.trace = startSpan(null)
  })
  const arrived = Promise.withResolvers<void>()
  const body = new Readable({ read: nothing })
  app.post('/', async (_request, reply) => {
    arrived.resolve()
    if (leaves) await once(reply.raw, 'close')
    else void setImmediate().then(() => body.destroy())
    return reply.send(body)
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const leaving = new AbortController()
  const { port } = app.server.address() as AddressInfo
  const asked = fetch(`http://127.0.0.1:${port}/`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
    signal: leaving.signal,
  }).catch(nothing)
  await arrived.promise
  if (leaves) leaving.abort()
  await Promise.all([asked, once(body, 'close')])
  await setImmediate()
  expect(logged).toHaveLength(failures)
  app.server.closeAllConnections()
  await app.close()
})
