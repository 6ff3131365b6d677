import type { handleUnaryCall, ServiceDefinition, UntypedHandleCall } from '@grpc/grpc-js'
// Only the codes are imported, because the rest of gRPC is loaded with the first connection.
import { Status as status } from '@grpc/grpc-js/build/src/constants.js'
import { refusing } from '../refusing.ts'
import { isOutOfSpace } from '../sqlite.ts'

/** A refusal with Google's status code, as a gRPC client sees it. */
export class RpcError extends Error {
  readonly code: status
  /** The name under which grpc-js reads the text it sends. */
  readonly details: string

  constructor(code: status, details: string) {
    super(details)
    this.code = code
    this.details = details
  }
}

export const invalidArgument = (details: string) => new RpcError(status.INVALID_ARGUMENT, details)
export const failedPrecondition = (details: string) => new RpcError(status.FAILED_PRECONDITION, details)
export const notFound = (details: string) => new RpcError(status.NOT_FOUND, details)
export const alreadyExists = (details: string) => new RpcError(status.ALREADY_EXISTS, details)
export const notSimulated = (what: string) =>
  new RpcError(status.UNIMPLEMENTED, `${what} is not simulated by the local cloud.`)

/** A method that answers at once: its return value is the response, its error the status. */
export function unary<Request, Response>(answer: (request: Request) => Response): UntypedHandleCall {
  const handle: handleUnaryCall<Request, Response> = (call, callback) => {
    let response: Response
    try {
      response = answer(call.request)
    } catch (error) {
      callback(asStatus(error))
      return
    }
    callback(null, response)
  }
  return handle as UntypedHandleCall
}

/** Unexpected errors become INTERNAL, as Google would answer for its own defects. */
export function asStatus(error: unknown): { code: status; details: string } {
  if (error instanceof RpcError) return error
  if (isOutOfSpace(error)) return { code: status.RESOURCE_EXHAUSTED, details: 'The disk is full.' }
  return { code: status.INTERNAL, details: error instanceof Error ? error.message : String(error) }
}

/**
 * Adds a handler for every method of the service that `implemented` lacks; it answers that the method is not simulated.
 */
export function refuseTheRest(
  definition: ServiceDefinition,
  implemented: Record<string, UntypedHandleCall>,
): Record<string, UntypedHandleCall> {
  const refusals = Object.entries(definition)
    .filter(([name]) => !(name in implemented))
    .map(([name]) => [name, refusing(() => asStatus(notSimulated(name)))] as const)
  return { ...implemented, ...Object.fromEntries(refusals) }
}
