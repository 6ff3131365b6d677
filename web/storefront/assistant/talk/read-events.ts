// Server-sent events of a response that is not an EventSource's: https://html.spec.whatwg.org/multipage/server-sent-events.html
// Only the data counts here, which is JSON.

/** Fails with `silence` when nothing comes for so many milliseconds, not even a heartbeat. */
export async function* readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  silence: number,
): AsyncGenerator<unknown> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let buffer = ''
  try {
    for (;;) {
      const { done, value } = await within(silence, reader.read())
      if (done) return
      buffer += value
      // A line break may be cut in two, so a return at the end waits for what follows.
      const isCut = buffer.endsWith('\r')
      const messages = (isCut ? buffer.slice(0, -1) : buffer).replace(/\r\n?/g, '\n').split('\n\n')
      buffer = (messages.pop() ?? '') + (isCut ? '\r' : '')
      for (const message of messages) {
        const data = dataOf(message)
        if (data !== null) yield JSON.parse(data)
      }
    }
  } finally {
    // Whoever stops reading wants no more of it.
    await reader.cancel().catch(() => undefined)
  }
}

function dataOf(message: string): string | null {
  const lines = message.split('\n').filter((line) => line.startsWith('data:'))
  return lines.length === 0 ? null : lines.map((line) => line.slice(5).replace(/^ /, '')).join('\n')
}

async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Nothing comes any more')), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
