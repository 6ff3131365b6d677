import { Metadata, ServerInterceptingCall, type ServerInterceptor, status } from '@grpc/grpc-js'
import { connectionNumber, noteCaller } from './grpc-caller.ts'
import type { Iam } from './iam/iam.ts'

/** What one call demands of its caller. */
export interface Demand {
  permission: string
  /** As in BindingDescription, or `database/NAME`, `snapshot/NAME`. */
  resource: string
}

/** The permissions of one API. */
export interface ApiPermissions {
  /** Such as `google.pubsub.v1.Publisher`. */
  service: string
  /** What each method demands, by what its request says. */
  demands: Record<string, (request: never) => Demand[]>
  /** How Google words a refusal. */
  refusal(demand: Demand, request: unknown): string
  /** Methods that answer a refusal in their stream, which then goes on; others end with its status. */
  refusalsIn?: Record<string, (request: never, refusal: { code: number; details: string }) => unknown>
}

export interface GuardDeps {
  apis: readonly ApiPermissions[]
  iam: Pick<Iam, 'allows' | 'refused'>
  /** The account that calls at this port, null for the operator, undefined for a port that is nobody's. */
  callerAt: (port: number) => string | null | undefined
}

/**
 * Asks the bindings before a call reaches its service. Emulator clients send no credentials, so the address at which a
 * client calls says who it is.
 */
export function createGuard({ apis, iam, callerAt }: GuardDeps): ServerInterceptor {
  const guarded = new Map(
    apis.flatMap(({ service, demands, refusal, refusalsIn }) =>
      Object.entries(demands).map(([method, demandsOf]) => [
        `/${service}/${method}`,
        {
          demandsOf: demandsOf as (request: unknown) => Demand[],
          refusal,
          refusalIn: refusalsIn?.[method] as
            | ((request: unknown, refusal: { code: number; details: string }) => unknown)
            | undefined,
        },
      ]),
    ),
  )

  return ({ path, requestStream, responseStream }, call) => {
    const { localPort = 0, remotePort } = call.getConnectionInfo()
    const email = callerAt(localPort)
    const method = guarded.get(path)
    let isRefused = false

    function refusalOf(request: unknown): { code: status; details: string } | null {
      if (email === null) return null
      // The connection has ended before its call was read.
      if (email === undefined) return { code: status.UNAUTHENTICATED, details: 'The caller has gone.' }
      // What has no row in the tables is not simulated, and must not become a way around them.
      if (!method)
        return { code: status.UNIMPLEMENTED, details: `${path} is not simulated by the local cloud.` }
      const denied = method
        .demandsOf(request)
        .find(({ permission, resource }) => !iam.allows(email, permission, resource))
      if (!denied) return null
      const details = method.refusal(denied, request)
      iam.refused({ email, ...denied, status: 'PERMISSION_DENIED', message: details })
      return { code: status.PERMISSION_DENIED, details }
    }

    return new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata(metadata, go) {
            noteCaller(metadata, {
              email: email ?? null,
              connection: connectionNumber(localPort, remotePort),
            })
            go(metadata)
          },
          onReceiveMessage(message, go) {
            const refusal = refusalOf(message)
            if (!refusal) return go(message)
            isRefused = true
            const answer = method?.refusalIn?.(message, refusal)
            if (answer) return call.sendMessage(answer, () => call.startRead())
            // Without headers Google's client retries a stream three times, whatever the error (retry-request).
            if (responseStream && !requestStream) call.sendMetadata(new Metadata())
            call.sendStatus({ ...refusal, metadata: null })
          },
          onReceiveHalfClose(go) {
            if (isRefused) call.sendStatus({ code: status.OK, details: 'OK', metadata: null })
            else go()
          },
        }),
    })
  }
}
