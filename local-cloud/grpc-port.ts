import { createServer, type Socket } from 'node:net'
import { listenOn, type Ports } from './ports.ts'

/** Serves the connections of the gRPC port. */
export interface GrpcBackend {
  /** `email` as in GrpcAddress. */
  connect(socket: Socket, email: string | null): void
  close(): void
}

/** Who calls at an address: a service account, or, when it is null, the operator. */
export interface GrpcAddress {
  name: string
  email: string | null
}

export interface GrpcPortDeps<Backend extends GrpcBackend> {
  ports: Ports
  /** Each has a port of its own, which is remembered by the name. */
  addresses: readonly GrpcAddress[]
  /** Called with the first connection, and again with the next one if it failed. */
  load: () => Promise<Backend>
  log: (text: string) => void
}

/**
 * Plaintext gRPC ports that all services share. Their backend is loaded with the first connection: the protocol, its
 * descriptions and the database are half of the local cloud's start, which should not wait for them.
 */
export async function listenGrpc<Backend extends GrpcBackend>(deps: GrpcPortDeps<Backend>) {
  const { ports, addresses, load, log } = deps
  const sockets = new Set<Socket>()
  let backend: Promise<Backend> | undefined

  function loadOnce(): Promise<Backend> {
    backend ??= load().catch((error: unknown) => {
      backend = undefined
      log(`The gRPC services did not start: ${error instanceof Error ? error.message : String(error)}`)
      throw error
    })
    return backend
  }

  function accept(socket: Socket, email: string | null): void {
    sockets.add(socket)
    socket.on('error', () => {}) // A client that hangs up is not an error.
    socket.once('close', () => sockets.delete(socket))
    loadOnce().then(
      ({ connect }) => {
        if (socket.destroyed) return
        connect(socket, email)
        socket.resume()
      },
      () => socket.destroy(),
    )
  }

  const servers = addresses.map(({ name, email }) => ({
    name,
    server: createServer({ pauseOnConnect: true, noDelay: true }, (socket) => accept(socket, email)),
  }))
  const chosen = await Promise.all(
    servers.map(({ name, server }) => ports.choose(name, (port) => listenOn(server, port))),
  )

  return {
    /** Loads the backend, if nobody has yet. */
    backend: loadOnce,
    /** In the order of the addresses. */
    ports: chosen,
    async close(): Promise<void> {
      const closed = Promise.all(servers.map(({ server }) => new Promise((resolve) => server.close(resolve))))
      const loaded = await backend?.catch(() => undefined)
      loaded?.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
