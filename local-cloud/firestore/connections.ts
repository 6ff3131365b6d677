import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Http2Session, ServerHttp2Stream } from 'node:http2'
import type { Metadata } from '@grpc/grpc-js'
import { connectionNumber, notedCaller } from '../grpc-caller.ts'

/** The connection of a call. A server without the guard has one port only, so the client's alone names it. */
export function connectionOf(call: { metadata: Metadata; getPeer(): string }): number {
  const peer = call.getPeer()
  return (
    notedCaller(call.metadata)?.connection ??
    connectionNumber(0, Number(peer.slice(peer.lastIndexOf(':') + 1)))
  )
}

const CHANNEL = 'http2.server.stream.start'

/**
 * Reports when a client's connection has ended, for example because its process was killed. A gRPC call only knows when
 * it ends itself, so this listens to the HTTP/2 server underneath.
 */
export function watchConnections(onGone: (connection: number) => void) {
  const known = new WeakSet<Http2Session>()

  function onStream(message: unknown) {
    const { session } = (message as { stream: ServerHttp2Stream }).stream
    if (!session || known.has(session)) return
    known.add(session)
    const { localPort, remotePort } = session.socket ?? {}
    if (remotePort === undefined) return
    session.once('close', () => {
      onGone(connectionNumber(localPort, remotePort))
      onGone(connectionNumber(0, remotePort))
    })
  }

  subscribe(CHANNEL, onStream)
  return { close: () => void unsubscribe(CHANNEL, onStream) }
}
