import { existsSync, readFileSync } from 'node:fs'
import type { Server as HttpServer, RequestListener, ServerResponse } from 'node:http'
import { createServer as createSocketServer, type Server } from 'node:net'
import { join } from 'node:path'
import { http } from './http.ts'
import { isLoopbackHost } from './loopback-host.ts'
import { writeWhole } from './whole-file.ts'

export const HOST = '127.0.0.1'

// This is below the range from which systems pick ports for outgoing connections, so a remembered port is rarely in
// use.
const FIRST_PORT = 20_000
const PORTS = 12_000
const ATTEMPTS = 50
const KEEP_ALIVE_MS = 65_000

export interface Listener {
  server: HttpServer
  port: number
  /** Requests that arrived earlier wait for this call. */
  serve(handler: RequestListener): void
}

export interface Ports {
  /** An HTTP server that is already listening, on the same port as last time if that is free. */
  listen(name: string): Promise<Listener>
  /** Chooses a port for something that listens by itself: tries candidates until `listen` succeeds. */
  choose(name: string, listen: (port: number) => Promise<number>): Promise<number>
}

/**
 * Ports survive a restart, because upload sessions and bookmarks contain them. The order is: the port in `wanted`, the
 * port of last time, then any free one.
 */
export function openPorts(dataDir: string, wanted: Record<string, number | undefined>): Ports {
  const path = join(dataDir, 'ports.json')
  const remembered = readPorts(path)

  async function choose(name: string, listen: (port: number) => Promise<number>): Promise<number> {
    for (const candidate of candidatePorts(wanted[name] ?? remembered[name])) {
      try {
        const port = await listen(candidate)
        if (remembered[name] !== port) {
          remembered[name] = port
          writeWhole(path, JSON.stringify(remembered, null, 2))
        }
        return port
      } catch (error) {
        if (!isTaken(error)) throw error
      }
    }
    throw new Error(`No free port for ${name}`)
  }

  return {
    choose,
    async listen(name) {
      const { promise: handler, resolve: serve } = Promise.withResolvers<RequestListener>()
      const server = http.createServer(
        // An upload may take hours, and a client that keeps a connection must not see it end unexpectedly.
        { requestTimeout: 0, keepAliveTimeout: KEEP_ALIVE_MS },
        (request, response) => {
          if (isLoopbackHost(request.headers.host))
            return void handler
              .then((handle) => handle(request, response))
              .catch((error: unknown) => failed(name, error, response))
          response
            .writeHead(421, { 'content-type': 'text/plain' })
            .end('This is not a name of this machine.\n')
        },
      )
      const port = await choose(name, (candidate) => listenOn(server, candidate))
      return { server, port, serve }
    },
  }
}

/**
 * A file that was truncated by an older version, or edited into something invalid, is ignored: ports are then chosen
 * anew.
 */
function readPorts(path: string): Record<string, number> {
  try {
    const ports: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
    const isPort = ([, port]: [string, unknown]) =>
      Number.isInteger(port) && Number(port) > 0 && Number(port) <= 65_535
    return Object.fromEntries(Object.entries(Object(ports) as Record<string, number>).filter(isPort))
  } catch {
    return {}
  }
}

/** A defect in one request must not end the process for all. */
function failed(name: string, error: unknown, response: ServerResponse): void {
  console.error(`local cloud: a request to ${name} failed`, error)
  if (response.headersSent) response.destroy()
  else response.writeHead(500, { 'content-type': 'text/plain' }).end('The local cloud failed.\n')
}

/** A port that was free a moment ago, for a process that is about to listen there. */
export async function freePort(): Promise<number> {
  for (const candidate of candidatePorts()) {
    const server = createSocketServer()
    try {
      const port = await listenOn(server, candidate)
      await new Promise((resolve) => server.close(resolve))
      return port
    } catch (error) {
      if (!isTaken(error)) throw error
    }
  }
  throw new Error('No free port')
}

let next = Math.floor(Math.random() * PORTS)

/**
 * Each data folder starts counting elsewhere, so two local clouds rarely collide. The last resort is a port that the
 * system chooses.
 */
function* candidatePorts(first?: number): Generator<number> {
  if (first) yield first
  for (let i = 0; i < ATTEMPTS; i++) {
    next = (next + 1) % PORTS
    yield FIRST_PORT + next
  }
  yield 0
}

export function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, HOST, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

const isTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
