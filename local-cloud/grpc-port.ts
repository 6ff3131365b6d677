import { createServer, type Socket } from 'node:net'
import { listenOn, type Ports } from './ports.ts'

/** Serves the connections of the gRPC port. */
export interface GrpcBackend {
  connect(socket: Socket): void
  close(): void
}

export interface GrpcPortDeps {
  ports: Ports
  /** Called with the first connection, and again with the next one if it failed. */
  load: () => Promise<GrpcBackend>
  log: (text: string) => void
}

/**
 * One plaintext gRPC port for all services. Its backend is loaded with the first connection: the protocol, its
 * descriptions and the database are half of the local cloud's start, which should not wait for them.
 */
export async function listenGrpc({ ports, load, log }: GrpcPortDeps) {
  const sockets = new Set<Socket>()
  let backend: Promise<GrpcBackend> | undefined

  function loadOnce(): Promise<GrpcBackend> {
    backend ??= load().catch((error: unknown) => {
      backend = undefined
      log(`The gRPC services did not start: ${error instanceof Error ? error.message : String(error)}`)
      throw error
    })
    return backend
  }

  const server = createServer({ pauseOnConnect: true, noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => {}) // A client that hangs up is not an error.
    socket.once('close', () => sockets.delete(socket))
    loadOnce().then(
      ({ connect }) => {
        if (socket.destroyed) return
        connect(socket)
        socket.resume()
      },
      () => socket.destroy(),
    )
  })

  return {
    port: await ports.choose('grpc', (port) => listenOn(server, port)),
    async close(): Promise<void> {
      const closed = new Promise((resolve) => server.close(resolve))
      const loaded = await backend?.catch(() => undefined)
      loaded?.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
