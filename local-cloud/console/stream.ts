import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Recorder } from './recorder.ts'

/** Milliseconds between two messages: a burst of a thousand events is a few of them. */
const EVERY_MS = 300
/** What a page gets at once at most; it draws no more anyway, and older ones are in its lists. */
const AT_ONCE = 300
const KEEP_ALIVE_MS = 20_000

/** Server-sent events for pages that are open. Nothing runs while none is. */
export function createStreams({ events, logs }: Pick<Recorder, 'events' | 'logs'>) {
  const open = new Map<ServerResponse, { event: number; log: number; wrote: number }>()
  let timer: NodeJS.Timeout | undefined

  function tick() {
    for (const [response, at] of open) {
      const news = {
        events: events.since(at.event).slice(-AT_ONCE),
        logs: logs.since(at.log).slice(-AT_ONCE),
      }
      at.event = events.last()
      at.log = logs.last()
      const isSilent = news.events.length === 0 && news.logs.length === 0
      if (isSilent && Date.now() - at.wrote < KEEP_ALIVE_MS) continue
      // A page that does not read, because its tab sleeps, loses what it would not draw.
      if (response.writableNeedDrain) continue
      at.wrote = Date.now()
      response.write(isSilent ? ':\n\n' : `data: ${JSON.stringify(news)}\n\n`)
    }
  }

  return {
    /** `after` and `afterLog` are the numbers of the last event and line that the page has. */
    open(request: IncomingMessage, response: ServerResponse, query: URLSearchParams) {
      const from = (name: string, last: number) => (query.has(name) ? Number(query.get(name)) || 0 : last)
      open.set(response, {
        event: from('after', events.last()),
        log: from('afterLog', logs.last()),
        wrote: Date.now(),
      })
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(':\n\n')
      timer ??= setInterval(tick, EVERY_MS).unref()
      request.once('close', () => {
        open.delete(response)
        if (open.size > 0) return
        clearInterval(timer)
        timer = undefined
      })
    },
    close() {
      clearInterval(timer)
      for (const response of open.keys()) response.end()
    },
  }
}
