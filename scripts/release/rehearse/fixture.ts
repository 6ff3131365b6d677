// A small service for rehearsals. The folder in which it starts says in behaviour.json what is wrong with it.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface Behaviour {
  /** Ends as soon as it starts. */
  crashesAtStart?: true
  /** Ends at every so many requests. */
  crashEvery?: number
  /** Answers 500 to every so many requests. */
  failEvery?: number
  /** Milliseconds that every answer takes. */
  slowMs?: number
}

/** Milliseconds between two events of a stream. */
const EVENT_EVERY_MS = 50

const behaviour = JSON.parse(readFileSync('behaviour.json', 'utf8')) as Behaviour
if (behaviour.crashesAtStart) process.exit(1)

let count = 0
createServer((request, response) => {
  if (request.url === '/events') return stream(request, response)
  if (request.url !== '/work') return void response.end('well')
  count++
  if (behaviour.crashEvery && count % behaviour.crashEvery === 0) process.exit(1)
  const fails = behaviour.failEvery !== undefined && count % behaviour.failEvery === 0
  const answer = () => response.writeHead(fails ? 500 : 200).end('done')
  if (behaviour.slowMs === undefined) answer()
  else setTimeout(answer, behaviour.slowMs)
}).listen(Number(process.env.PORT))
process.on('SIGTERM', () => process.exit(0))

/** Numbers its events, and goes on after the last one that the client has seen. */
function stream(request: IncomingMessage, response: ServerResponse): void {
  let id = Number(request.headers['last-event-id'] ?? 0)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const timer = setInterval(() => response.write(`id: ${++id}\ndata: ${id}\n\n`), EVENT_EVERY_MS)
  response.on('close', () => clearInterval(timer))
}
