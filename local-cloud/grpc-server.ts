import { Server, ServerCredentials } from '@grpc/grpc-js'
import type { GrpcService } from './grpc.ts'
import { createGuard, type GuardDeps } from './grpc-guard.ts'
import type { GrpcBackend } from './grpc-port.ts'

/** Bytes. The largest request of Firestore and Pub/Sub is 10 MiB, plus its envelope. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024

/** Serves connections that something else has accepted. */
export function createGrpcServer(
  services: GrpcService[],
  deps: Pick<GuardDeps, 'apis' | 'iam'>,
): GrpcBackend {
  // The port of an address, by which a call knows who made it.
  const callers = new Map<number, string | null>()
  const guard = createGuard({ ...deps, callerAt: (port) => callers.get(port) })
  const server = new Server({
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_send_message_length': -1,
    interceptors: [guard],
  })
  for (const { definition, implementation } of services) server.addService(definition, implementation)
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure())
  return {
    connect(socket, email) {
      callers.set(socket.localPort ?? 0, email)
      injector.injectConnection(socket)
    },
    close: () => server.forceShutdown(),
  }
}
