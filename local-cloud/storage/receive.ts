import type { FileHandle } from 'node:fs/promises'
import type { Digest } from './digest.ts'

// One write call per this many bytes: few trips to the thread pool, little memory per upload.
const WRITE_BYTES = 1024 * 1024
const WRITE_PIECES = 256

export interface Receiving {
  file: FileHandle
  /** Where the first byte goes. */
  position: number
  digest: Digest
  /** Called with the number of bytes so far before they are written; throws to refuse more. */
  admit?: (received: number) => void
}

/**
 * Writes bytes as they arrive, hashing while the disk works; memory stays constant. Writes go out one
 * after the other, so whatever a killed process leaves is a prefix of what was sent. Returns the number
 * of bytes; throws when the source breaks off, with everything received until then written.
 */
export async function receive(source: AsyncIterable<Uint8Array>, to: Receiving): Promise<number> {
  let pieces: Uint8Array[] = []
  let gathered = 0
  let position = to.position
  let received = 0
  let writing: Promise<void> = Promise.resolve()

  async function flush() {
    await writing
    if (gathered === 0) return
    writing = write(to.file, pieces, gathered, position)
    // Observed at the next flush; without a handler of its own a failure in between would be unhandled.
    writing.catch(() => {})
    position += gathered
    pieces = []
    gathered = 0
  }

  try {
    for await (const piece of source) {
      received += piece.byteLength
      to.admit?.(received)
      pieces.push(piece)
      gathered += piece.byteLength
      to.digest.update(piece)
      if (gathered >= WRITE_BYTES || pieces.length >= WRITE_PIECES) await flush()
    }
  } finally {
    await flush()
    await writing
  }
  return received
}

async function write(file: FileHandle, pieces: Uint8Array[], bytes: number, position: number): Promise<void> {
  const { bytesWritten } = await file.writev(pieces, position)
  if (bytesWritten !== bytes) throw new Error(`The disk took ${bytesWritten} of ${bytes} bytes`)
}
