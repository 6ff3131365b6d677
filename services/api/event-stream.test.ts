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

test('events are written as the standard has them', async () => {
  const { stream } = setUp()
  stream.send({ type: 'photo', data: { id: 'a\nb' }, id: '2026-01-01T00:00:00.000Z' })
  stream.heartbeat()
  stream.send({ type: 'shelf', data: { count: 0 } })
  stream.end()
  const text = (await stream.body.toArray()).join('')
  expect(text).toBe(
    'retry: 1000\n\nevent: photo\nid: 2026-01-01T00:00:00.000Z\ndata: {"id":"a\\nb"}\n\n: \n\nevent: shelf\ndata: {"count":0}\n\n',
  )
})

test('a browser that does not read is let go, and what follows does not pile up', async () => {
  const { stream, happened } = setUp()
  const data = { text: 'x'.repeat(100_000) }
  for (let sent = 0; sent < 100; sent++) stream.send({ type: 'photo', data })
  await new Promise((resolve) => stream.body.once('close', resolve))
  expect(happened).toEqual(['too slow', 'closed'])
  expect(stream.body.readableLength).toBeLessThan(1_300_000)
})

test('ending twice is ending once', async () => {
  const { stream, happened } = setUp()
  stream.end()
  stream.end()
  await stream.body.toArray()
  expect(happened).toEqual(['closed'])
})
