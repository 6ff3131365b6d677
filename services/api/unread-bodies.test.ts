import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { setUp } from './test-world.ts'

test('a body that nobody reads leaves a connection that answers the next request', async () => {
  await using world = await setUp()
  const { port } = new URL(await world.app.listen({ host: '127.0.0.1', port: 0 }))
  const cases = [
    ['DELETE', '/api/v1/session', ''],
    ['DELETE', '/api/v1/session', 'application/json'],
    ['DELETE', '/nothing', 'application/json'],
    ['DELETE', '/nothing', 'application/octet-stream'],
    ['POST', '/api/v1/session', 'application/json'],
    ['PUT', '/health/live', 'text/plain'],
  ] as const
  for (const [method, path, type] of cases)
    for (const size of [10, 2_000_000]) {
      const answers = await askTwice(Number(port), { method, path, type, body: 'x'.repeat(size) })
      expect([method, path, type, size, ...answers]).toEqual([
        method,
        path,
        type,
        size,
        expect.stringMatching(/^HTTP\/1.1 4/),
        'HTTP/1.1 200',
      ])
    }
})

/** Sends a request with a body and another one on the same connection; returns the first line of each answer. */
async function askTwice(port: number, first: { method: string; path: string; type: string; body: string }) {
  const { method, path, type, body } = first
  const socket = connect(port, '127.0.0.1')
  const head = [
    'Host: localhost',
    `Content-Length: ${body.length}`,
    ...(type ? [`Content-Type: ${type}`] : []),
  ]
  socket.write(`${method} ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n${body}`)
  socket.write('GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
  return [...(await text(socket)).matchAll(/HTTP\/1\.1 \d{3}/g)].map(([line]) => line)
}

test('of a refused body that never ends, only so much is read', async () => {
  await using world = await setUp()
  const { port } = new URL(await world.app.listen({ host: '127.0.0.1', port: 0 }))
  // The end of the connection is a reset, because more of the body is on its way.
  const socket = connect(Number(port), '127.0.0.1').on('error', () => undefined)
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.write('PUT /health/live HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n')
  socket.resume()
  const piece = Buffer.alloc(256 * 1024)
  const more = () => socket.writable && socket.write(piece, more)
  more()
  await ended
  expect(socket.bytesWritten).toBeLessThan(100_000_000)
})
