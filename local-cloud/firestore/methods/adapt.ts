import type { ServerDuplexStream, ServerUnaryCall, ServerWritableStream, sendUnaryData } from '@grpc/grpc-js'
import { Metadata, status } from '@grpc/grpc-js'
import { isOutOfSpace } from '../../sqlite.ts'
import { connectionOf } from '../connections.ts'
import { FirestoreError } from '../errors.ts'

/** A gRPC error as grpc-js wants it. An unexpected error is a defect and answers INTERNAL. */
export function toStatus(error: unknown): { code: status; details: string } {
  if (error instanceof FirestoreError) return { code: error.code, details: error.message }
  if (isOutOfSpace(error)) return { code: status.RESOURCE_EXHAUSTED, details: 'The disk is full.' }
  console.error('firestore: a request failed unexpectedly', error)
  return { code: status.INTERNAL, details: 'Internal error.' }
}

/** `connection` is the client's connection (see connections.ts). */
export function unary<Request, Answer>(
  handle: (request: Request, connection: number) => Promise<Answer> | Answer,
) {
  return (call: ServerUnaryCall<Request, Answer>, callback: sendUnaryData<Answer>) => {
    Promise.resolve(call.request)
      .then((request) => handle(request, connectionOf(call)))
      .then(
        (answer) => callback(null, answer),
        (error: unknown) => callback(toStatus(error)),
      )
  }
}

export interface Stream<Answer> {
  /** The client's connection (see connections.ts). */
  connection: number
  /** Resolves when the client is ready for more. */
  send(answer: Answer): Promise<void> | void
  /** Called when the client goes before the first answer, or at once if it has already gone. */
  onGone(callback: () => void): void
}

export function serverStream<Request, Answer>(
  handle: (request: Request, stream: Stream<Answer>) => Promise<void>,
) {
  return (call: ServerWritableStream<Request, Answer>) => {
    // grpc-js reports "cancelled" at the end of every call, even one that was answered in full.
    let isAnswered = false
    const stream: Stream<Answer> = {
      connection: connectionOf(call),
      send: (answer) => {
        isAnswered = true
        if (call.write(answer) || call.cancelled) return
        return new Promise((resolve) => {
          const go = () => {
            call.off('drain', go).off('cancelled', go)
            resolve()
          }
          call.on('drain', go).on('cancelled', go)
        })
      },
      onGone: (callback) => {
        if (call.cancelled) callback()
        else
          call.on('cancelled', () => {
            if (!isAnswered) callback()
          })
      },
    }
    handle(call.request, stream).then(
      () => {
        isAnswered = true
        call.end()
      },
      (error: unknown) => {
        // Without headers Google's client retries three times, over seven seconds, whatever the error (retry-request).
        call.sendMetadata(new Metadata())
        call.emit('error', toStatus(error))
      },
    )
  }
}

export interface Duplex {
  send(answer: Buffer): void
  /** Ends the stream. */
  fail(error: unknown): void
}

/** A stream in both directions; `open` returns what to do with each request and at the end. */
export function duplex<Request>(
  open: (stream: Duplex) => { receive(request: Request): void; close(): void },
) {
  return (call: ServerDuplexStream<Request, Buffer>) => {
    const fail = (error: unknown) => {
      session.close()
      call.emit('error', toStatus(error))
    }
    const session = open({ send: (answer) => void call.write(answer), fail })
    call.on('data', (request: Request) => {
      try {
        session.receive(request)
      } catch (error) {
        fail(error)
      }
    })
    call.on('end', () => {
      session.close()
      call.end()
    })
    call.on('cancelled', () => session.close())
    call.on('error', () => session.close())
  }
}
