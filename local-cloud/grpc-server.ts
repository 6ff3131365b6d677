import { Server, ServerCredentials } from '@grpc/grpc-js'
import type { GrpcService } from './grpc.ts'
import { HOST, type Ports } from './ports.ts'

/** Bytes; Firestore's and Pub/Sub's largest request is 10 MiB, and there is something around it. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024

/** One plaintext gRPC port for all of these. Returns it; how to stop is added to `cleanUp`. */
export async function listenGrpc(
  ports: Ports,
  services: GrpcService[],
  cleanUp: (() => unknown)[],
): Promise<number> {
  const server = new Server({
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_send_message_length': -1,
  })
  for (const { definition, implementation } of services) server.addService(definition, implementation)
  cleanUp.push(() => server.forceShutdown())
  return await ports.choose('grpc', (port) => bind(server, port))
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`${HOST}:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(Object.assign(error, { code: 'EADDRINUSE' }))
      else resolve(bound)
    })
  })
}
