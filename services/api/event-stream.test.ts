import { expect, test } from 'vitest'
import { createEventStream } from './event-stream.ts'

function setUp() {
  const happened: string[] = []
  const stream = createEventStream({
    closed: () => happened.push('closed'),
    tooSlow: () => happened.push('too slow'),
  })
  return { stream, happened }
}

test('events are written in the standard’s format', async () => {
  const { stream } = setUp()
  stream.send({ change: '{"type":"photo"}', id: '2026-01-01T00:00:00.000Z' })
  stream.heartbeat()
  stream.send({ change: '{"type":"shelf"}' })
  stream.end()
  const text = (await stream.body.toArray()).join('')
  expect(text).toBe(
    'retry: 1000\n\nevent: change\nid: 2026-01-01T00:00:00.000Z\ndata: {"type":"photo"}\n\n: \n\nevent: change\ndata: {"type":"shelf"}\n\n',
  )
})

test('a browser that does not read is disconnected, and later events do not pile up', async () => {
  const { stream, happened } = setUp()
  const change = JSON.stringify('x'.repeat(100_000))
  for (let sent = 0; sent < 100; sent++) stream.send({ change })
  await new Promise((resolve) => stream.body.once('close', resolve))
  expect(happened).toEqual(['too slow', 'closed'])
  expect(stream.body.readableLength).toBeLessThan(1_300_000)
})

test('ending a stream twice has no further effect', async () => {
  const { stream, happened } = setUp()
  stream.end()
  stream.end()
  await stream.body.toArray()
  expect(happened).toEqual(['closed'])
})
