import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Http2Session, ServerHttp2Stream } from 'node:http2'

/** The client's port, the only identity that gRPC calls and HTTP/2 sessions share. */
export const portOf = (peer: string) => Number(peer.slice(peer.lastIndexOf(':') + 1))

const CHANNEL = 'http2.server.stream.start'

/**
 * Reports when a client's connection has ended, for example because its process was killed. A gRPC call only knows when
 * it ends itself, so this listens to the HTTP/2 server underneath.
 */
export function watchConnections(onGone: (port: number) => void) {
  const known = new WeakSet<Http2Session>()

  function onStream(message: unknown) {
    const { session } = (message as { stream: ServerHttp2Stream }).stream
    if (!session || known.has(session)) return
    known.add(session)
    const port = session.socket?.remotePort
    if (port !== undefined) session.once('close', () => onGone(port))
  }

  subscribe(CHANNEL, onStream)
  return { close: () => void unsubscribe(CHANNEL, onStream) }
}
