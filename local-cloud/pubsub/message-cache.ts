import type { StoredMessage } from './stored-message.ts'

/** Bytes of payload kept in memory; other payloads are read from the database again. */
const CACHE_BYTES = 16 * 2 ** 20
/** Approximate bytes that a message takes besides its payload. */
const OVERHEAD = 300

/** The most recently published messages, so that immediate delivery needs no read. */
export function createMessageCache() {
  const messages = new Map<number, StoredMessage>()
  let bytes = 0

  const weigh = (message: StoredMessage) => message.data.length + OVERHEAD

  return {
    put(message: StoredMessage) {
      messages.set(message.id, message)
      bytes += weigh(message)
      for (const [id, oldest] of messages) {
        if (bytes <= CACHE_BYTES) break
        messages.delete(id)
        bytes -= weigh(oldest)
      }
    },
    get: (id: number) => messages.get(id),
  }
}
