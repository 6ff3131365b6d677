import type { Metadata } from '@grpc/grpc-js'

/** Who makes a gRPC call. */
export interface GrpcCaller {
  /** The service account; null for the operator, whom nothing is refused. */
  email: string | null
  /** Tells the connections of this server apart. */
  connection: number
}

const EMAIL = 'local-cloud-caller'
const CONNECTION = 'local-cloud-connection'

/** Two listeners may have clients with the same port, so a connection is named by both of its ports. */
export const connectionNumber = (localPort = 0, remotePort = 0): number => localPort * 65_536 + remotePort

/** Replaces whatever the client itself has written there. */
export function noteCaller(metadata: Metadata, { email, connection }: GrpcCaller): void {
  metadata.set(EMAIL, email ?? '')
  metadata.set(CONNECTION, String(connection))
}

/** The caller of a call that the guard has let through; null where no guard stands, as in tests of one service. */
export function notedCaller(metadata: Metadata): GrpcCaller | null {
  const [connection] = metadata.get(CONNECTION)
  if (connection === undefined) return null
  return { email: String(metadata.get(EMAIL)[0] ?? '') || null, connection: Number(connection) }
}
