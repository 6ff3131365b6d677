// Answers as server-sent events, one after another as fast as the browser takes them.
import { Readable } from 'node:stream'

/** Proxies take a stream for dead on which nothing comes. */
const HEARTBEAT_MS = 5000

export interface AnswerStream {
  /** The response's body. */
  body: Readable
  /** Resolves when nothing is done for it any more. */
  ended: Promise<void>
}

/** `closed` is called once, however it ends; from then on no event is waited for but the one under way. */
export function createAnswerStream(
  events: AsyncGenerator<{ type: string }, void>,
  closed: () => void,
): AnswerStream {
  let wanted = () => {}
  const body = new Readable({ encoding: 'utf8', read: () => wanted() })
  const heartbeat = setInterval(() => {
    if (body.readableLength === 0 && !body.destroyed) body.push(': \n\n')
  }, HEARTBEAT_MS)
  heartbeat.unref()
  body.once('close', () => {
    clearInterval(heartbeat)
    closed()
    wanted()
  })

  async function send(): Promise<void> {
    try {
      for await (const event of events) {
        if (body.destroyed) return
        const isFull = !body.push(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
        if (isFull)
          await new Promise<void>((resolve) => {
            wanted = resolve
          })
      }
      body.push(null)
    } catch (error) {
      body.destroy(error as Error)
    }
  }

  return { body, ended: send() }
}
