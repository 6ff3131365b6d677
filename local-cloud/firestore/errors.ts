import { status } from '@grpc/grpc-js'

/** An error as Google's API answers it: a gRPC status code and its message. */
export class FirestoreError extends Error {
  readonly code: status

  constructor(code: status, message: string) {
    super(message)
    this.code = code
  }
}

export const invalidArgument = (message: string) => new FirestoreError(status.INVALID_ARGUMENT, message)
export const notFound = (message: string) => new FirestoreError(status.NOT_FOUND, message)
export const alreadyExists = (message: string) => new FirestoreError(status.ALREADY_EXISTS, message)
export const failedPrecondition = (message: string) => new FirestoreError(status.FAILED_PRECONDITION, message)
export const unavailable = (message: string) => new FirestoreError(status.UNAVAILABLE, message)
export const unimplemented = (what: string) =>
  new FirestoreError(status.UNIMPLEMENTED, `${what} is not simulated by the local cloud.`)

/** Clients retry the whole transaction on this error. */
export const contention = () =>
  new FirestoreError(status.ABORTED, 'Too much contention on these documents. Please try again.')
/** Clients recognise "transaction has expired" and retry the whole transaction. */
export const transactionExpired = () =>
  invalidArgument('The referenced transaction has expired or is no longer valid.')
