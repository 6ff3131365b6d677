import type { FileHandle } from 'node:fs/promises'
import type { Digest } from './digest.ts'

// Bytes per write call: few trips to the thread pool, and little memory per upload.
const WRITE_BYTES = 1024 * 1024
const WRITE_PIECES = 256

export interface Receiving {
  file: FileHandle
  /** The file position of the first byte. */
  position: number
  digest: Digest
  /** Called with the number of bytes received before they are written; throws to refuse more. */
  admit?: (received: number) => void
}

/**
 * Writes bytes as they arrive and hashes them while the disk works; memory stays constant. Writes are sequential, so
 * what a killed process leaves is a prefix of what was sent. Returns the number of bytes. When the source breaks off it
 * throws, after writing everything received until then.
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
    // The error is handled at the next flush; without a handler of its own it would count as unhandled until then.
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
  if (bytesWritten === bytes) return
  // A disk that is nearly full takes a part; only the next write says why.
  const rest = Buffer.concat(pieces).subarray(bytesWritten)
  for (let at = 0; at < rest.byteLength; )
    at += (await file.write(rest, at, rest.byteLength - at, position + bytesWritten + at)).bytesWritten
}
