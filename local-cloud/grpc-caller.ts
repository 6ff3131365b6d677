import { AsyncLocalStorage } from 'node:async_hooks'
import type { Metadata, UntypedHandleCall, UntypedServiceImplementation } from '@grpc/grpc-js'

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

const caller = new AsyncLocalStorage<string | null>()

/** The account whose call is being answered; null for the operator, and outside of any call. */
export const callingAccount = (): string | null => caller.getStore() ?? null

/** The same methods, in which `callingAccount()` tells whose call it is. */
export function knowingCaller(methods: UntypedServiceImplementation): UntypedServiceImplementation {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => {
      const answer = method as (call: { metadata: Metadata }, ...rest: unknown[]) => void
      const known: typeof answer = (call, ...rest) =>
        caller.run(notedCaller(call.metadata)?.email ?? null, answer, call, ...rest)
      return [name, known as UntypedHandleCall]
    }),
  )
}
