/** Reads parts of a file that is stored elsewhere. */
export interface ByteSource {
  /** The total number of bytes. */
  size: number
  /**
   * Returns what exists of a range: less at the end of the file, and nothing beyond it or when too much was already
   * read.
   */
  read(start: number, length: number): Promise<Buffer>
}

/** Metadata comes first in nearly every file, so most files need one request. */
const HEAD_BYTES = 256 * 1024
/** This is more than any camera writes; it stops a file from being read as a whole in small pieces. */
const MAX_BYTES = 16 * 1024 * 1024
const MAX_READS = 64

/** `fetch` gets ranges within the file: `start` is inclusive, `end` exclusive. */
export function createByteSource(
  size: number,
  fetch: (start: number, end: number) => Promise<Buffer>,
): ByteSource {
  const parts: { start: number; bytes: Buffer }[] = []
  let fetched = 0

  async function load(start: number, end: number): Promise<Buffer> {
    if (parts.length >= MAX_READS || fetched + (end - start) > MAX_BYTES) return Buffer.alloc(0)
    const bytes = await fetch(start, end)
    fetched += bytes.length
    parts.push({ start, bytes })
    return bytes
  }

  return {
    size,
    async read(start, length) {
      const end = Math.min(start + length, size)
      if (start < 0 || start >= end) return Buffer.alloc(0)
      if (parts.length === 0) await load(0, Math.min(HEAD_BYTES, size))
      const part = parts.find((known) => known.start <= start && end <= known.start + known.bytes.length)
      if (part) return part.bytes.subarray(start - part.start, end - part.start)
      return load(start, end)
    },
  }
}
