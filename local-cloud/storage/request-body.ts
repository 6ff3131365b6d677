import type { IncomingMessage } from 'node:http'

/** The bytes of one request, for one reader. */
export interface RequestBody extends AsyncIterable<Buffer> {
  /**
   * Lets go of what nobody will read. Until then an unread rest stops the connection: the next request on it
   * would never be seen. Whoever reads must have stopped.
   */
  release(): Promise<void>
}

export function createRequestBody(request: IncomingMessage): RequestBody {
  // Refusing in the middle must leave the request readable: the client learns why only after it sent the rest.
  const pieces = request.iterator({ destroyOnReturn: false })
  return {
    [Symbol.asyncIterator]: () => pieces,
    async release() {
      // The iterator takes its listeners back only when it is told to; they would keep `resume` from working.
      await pieces.return?.(undefined)
      if (!request.destroyed) request.resume()
    },
  }
}
