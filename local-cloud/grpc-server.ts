import { Server, ServerCredentials } from '@grpc/grpc-js'
import type { GrpcService } from './grpc.ts'
import type { GrpcBackend } from './grpc-port.ts'

/** Bytes; Firestore's and Pub/Sub's largest request is 10 MiB, and there is something around it. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024

/** These services, for connections that somebody else accepted. */
export function createGrpcServer(services: GrpcService[]): GrpcBackend {
  const server = new Server({
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_send_message_length': -1,
  })
  for (const { definition, implementation } of services) server.addService(definition, implementation)
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure())
  return {
    connect: (socket) => injector.injectConnection(socket),
    close: () => server.forceShutdown(),
  }
}
