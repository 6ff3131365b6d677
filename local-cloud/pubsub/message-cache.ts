import type { StoredMessage } from './stored-message.ts'

/** Bytes of payload kept in memory; what does not fit is read from the database again. */
const CACHE_BYTES = 16 * 2 ** 20
/** Rough cost of a message beside its payload, in bytes. */
const OVERHEAD = 300

/** The most recently published messages, so that delivering at once costs no read. */
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
