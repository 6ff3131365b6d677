import type { IncomingMessage } from 'node:http'

/** The bytes of one request, for a single reader. */
export interface RequestBody extends AsyncIterable<Buffer> {
  /**
   * Discards what nobody will read. Until then unread bytes block the connection, and the next request on it would
   * never be seen. The reader must have stopped.
   */
  release(): Promise<void>
  /** Bytes that its reader has taken. */
  readonly size: number
}

export function createRequestBody(request: IncomingMessage): RequestBody {
  // A refusal in the middle must leave the request readable: the client reads the reason only after it has sent the
  // rest.
  const pieces = request.iterator({ destroyOnReturn: false })
  let size = 0
  const counted: AsyncIterator<Buffer> = {
    async next() {
      const result = await pieces.next()
      if (!result.done) size += result.value.byteLength
      return result
    },
    return: (value) => pieces.return?.(value) ?? Promise.resolve({ done: true, value }),
  }
  return {
    [Symbol.asyncIterator]: () => counted,
    get size() {
      return size
    },
    async release() {
      // The iterator removes its listeners only when told to; they would keep `resume` from working.
      await pieces.return?.(undefined)
      if (!request.destroyed) request.resume()
    },
  }
}
