/** Live streams as browsers keep them: one that breaks off is asked for again, from the last event that was seen. */
export interface Streams {
  open(count: number): void
  /** Streams that were open before, whose connection ended although nobody closed it. */
  cut: () => number
  /** Events that never came, over all streams. */
  lost: () => number
  /** Events that came. */
  received: () => number
  close(): void
}

export function openStreams(url: string): Streams {
  const closing = new AbortController()
  let cut = 0
  let lost = 0
  let received = 0

  async function follow(): Promise<void> {
    let last = 0
    for (;;) {
      try {
        const answer = await fetch(url, {
          headers: { 'last-event-id': String(last) },
          signal: closing.signal,
        })
        if (answer.body) last = await read(answer.body, last)
      } catch {
        // The connection broke, or the rehearsal is over.
      }
      if (closing.signal.aborted) return
      cut++
    }
  }

  async function read(body: ReadableStream<Uint8Array>, from: number): Promise<number> {
    let last = from
    let text = ''
    try {
      for await (const chunk of body.pipeThrough(
        new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>,
      )) {
        text += chunk
        for (const [, id] of text.matchAll(/id: (\d+)\ndata: \d+\n\n/g)) {
          lost += Number(id) - last - 1
          last = Number(id)
          received++
        }
        text = text.slice(text.lastIndexOf('\n\n') + 2)
      }
    } catch {
      // What came before the break counts.
    }
    return last
  }

  return {
    open(count) {
      for (let i = 0; i < count; i++) void follow()
    },
    cut: () => cut,
    lost: () => lost,
    received: () => received,
    close: () => closing.abort(),
  }
}
