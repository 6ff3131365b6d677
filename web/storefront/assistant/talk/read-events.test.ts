import { afterEach, expect, test, vi } from 'vitest'
import { readEvents } from './read-events.ts'

afterEach(() => void vi.useRealTimers())

const bytes = new TextEncoder()
const bodyOf = (...chunks: (string | Uint8Array<ArrayBuffer>)[]) =>
  new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(typeof chunk === 'string' ? bytes.encode(chunk) : chunk)
      controller.close()
    },
  })

async function all(events: AsyncIterable<unknown>) {
  const read: unknown[] = []
  for await (const event of events) read.push(event)
  return read
}

test('every event is read, however its bytes are cut', async () => {
  const stream = bytes.encode(
    ': beat\n\nevent: token\r\ndata: {"a":\r\ndata: "ö"}\r\n\r\nretry: 5\n\ndata: 2\n\ndata: 3',
  )
  const expected = [{ a: 'ö' }, 2]
  for (let at = 0; at <= stream.length; at++)
    expect(await all(readEvents(bodyOf(stream.slice(0, at), stream.slice(at)), 1000))).toEqual(expected)
})

test('what stops reading ends the request', async () => {
  const cancelled = vi.fn()
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => controller.enqueue(bytes.encode('data: 1\n\n')),
    cancel: cancelled,
  })
  for await (const event of readEvents(body, 1000)) {
    expect(event).toBe(1)
    break
  }
  expect(cancelled).toHaveBeenCalledOnce()
})

test('a connection that is silent for too long has failed, and heartbeats are not silence', async () => {
  vi.useFakeTimers()
  let send = (_text: string): void => undefined
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      send = (text) => controller.enqueue(bytes.encode(text))
    },
  })
  const reading = all(readEvents(body, 1000)).catch((error: Error) => error.message)
  for (let beat = 0; beat < 5; beat++) {
    await vi.advanceTimersByTimeAsync(900)
    send(': beat\n\n')
  }
  await vi.advanceTimersByTimeAsync(1001)
  expect(await reading).toBe('Nothing comes any more')
})
