// An object store for tests that speaks Cloud Storage's resumable protocol over HTTP, just as strictly, and that can be
// told to fail.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NetworkFailure, type Transport } from '../../../upload/transport.ts'

const QUANTUM = 256 * 1024

export interface Fault {
  status: number
  code?: string
}

export interface TestStore extends AsyncDisposable {
  /** The grant for an object. */
  grantFor(name: string): { method: 'POST'; url: string; headers: Record<string, string>; expiresAt: string }
  objects: Map<string, Buffer>
  /** One line for each request, such as `POST a`, `PUT 0-262143/300000`, `PUT *\/300000`. */
  log: string[]
  /** Faults for the next requests that match, one each. */
  fail(matches: RegExp, ...faults: (Fault | 'hang up')[]): void
  forgetSessions(): void
  /** Called with each chunk that was stored. */
  onChunk?: ((stored: number) => void) | undefined
}

export async function startTestStore(): Promise<TestStore> {
  const sessions = new Map<string, { name: string; bytes: Buffer }>()
  const faults: { matches: RegExp; faults: (Fault | 'hang up')[] }[] = []
  const store = { objects: new Map<string, Buffer>(), log: [] as string[] } as TestStore
  let ids = 0

  const server = createServer((request, response) => void handle(request, response))

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const name = request.url?.slice(1) ?? ''
    const range = request.headers['content-range']
    const line = `${request.method} ${range?.replace('bytes ', '') ?? name}`
    const fault = faults.find((each) => each.matches.test(line) && each.faults.length > 0)?.faults.shift()
    const bytes = Buffer.concat(await request.toArray())
    store.log.push(line)
    if (fault === 'hang up') {
      // Bytes that arrived by then are kept, in whole quanta, as in Cloud Storage.
      const session = sessions.get(name)
      const half = Math.floor(bytes.length / 2 / QUANTUM) * QUANTUM
      if (session) session.bytes = Buffer.concat([session.bytes, bytes.subarray(0, half)])
      return void request.socket.destroy()
    }
    if (fault) return answer(response, fault.status, fault.code)
    if (request.method === 'POST') return start(request, response, name)
    const session = sessions.get(name)
    if (!session) return answer(response, 404)
    const [, from, , total] = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+)$/.exec(range ?? '') ?? []
    const size = Number(total)
    if (from !== undefined) {
      const isLast = Number(from) + bytes.length === size
      if (Number(from) !== session.bytes.length) return answer(response, 503)
      if (!isLast && bytes.length % QUANTUM !== 0) return answer(response, 400, 'InvalidArgument')
      session.bytes = Buffer.concat([session.bytes, bytes])
    }
    if (session.bytes.length === size) {
      store.objects.set(session.name, session.bytes)
      return answer(response, 200)
    }
    if (session.bytes.length > 0) response.setHeader('range', `bytes=0-${session.bytes.length - 1}`)
    answer(response, 308)
    store.onChunk?.(session.bytes.length)
  }

  function start(request: IncomingMessage, response: ServerResponse, name: string) {
    if (request.headers['x-goog-resumable'] !== 'start') return answer(response, 403, 'SignatureDoesNotMatch')
    if (store.objects.has(name)) return answer(response, 412, 'PreconditionFailed')
    const id = `session-${++ids}`
    sessions.set(id, { name, bytes: Buffer.alloc(0) })
    response.setHeader('location', `${origin}/${id}`)
    answer(response, 201)
  }

  function answer(response: ServerResponse, status: number, code?: string) {
    response.writeHead(status).end(code && `<Error><Code>${code}</Code><Message>${code}</Message></Error>`)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return Object.assign(store, {
    grantFor: (name: string) => ({
      method: 'POST' as const,
      url: `${origin}/${name}`,
      headers: { 'content-type': 'image/jpeg', 'x-goog-resumable': 'start' },
      expiresAt: '',
    }),
    fail: (matches: RegExp, ...list: (Fault | 'hang up')[]) => void faults.push({ matches, faults: list }),
    forgetSessions: () => sessions.clear(),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

/** The browser's transport for Node: the same, but without progress within a chunk. */
export const nodeTransport: Transport = async ({ method, url, headers, body, signal }) => {
  try {
    const answer = await fetch(url, { method, headers, body: body ?? null, signal, redirect: 'manual' })
    return { status: answer.status, header: (name) => answer.headers.get(name), text: await answer.text() }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw new NetworkFailure('No answer', { cause: error })
  }
}
