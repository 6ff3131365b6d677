/** Reads parts of a file that is stored elsewhere. */
export interface ByteSource {
  /** The total number of bytes. */
  size: number
  /**
   * Returns what exists of a range: less at the end of the file, and nothing beyond it or when too much was already
   * read.
   */
  read(start: number, length: number): Promise<Buffer>
  /** The same without waiting, where all of the range is in memory; otherwise null. */
  peek(start: number, length: number): Buffer | null
}

/** Metadata comes first in nearly every file, so most files need one request. */
const HEAD_BYTES = 256 * 1024
/** What is read further on has more of its kind beside it: a directory has its values right before or behind it. */
const BEFORE_BYTES = 16 * 1024
const BEHIND_BYTES = 112 * 1024
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

  async function load(start: number, end: number): Promise<Buffer | null> {
    if (parts.length >= MAX_READS || fetched + (end - start) > MAX_BYTES) return null
    const bytes = await fetch(start, end)
    fetched += bytes.length
    parts.push({ start, bytes })
    return bytes
  }

  function known(start: number, end: number): Buffer | null {
    const part = parts.find((each) => each.start <= start && end <= each.start + each.bytes.length)
    return part ? part.bytes.subarray(start - part.start, end - part.start) : null
  }

  return {
    size,
    peek: (start, length) => known(start, start + length),
    async read(start, length) {
      const end = Math.min(start + length, size)
      if (!(start >= 0 && start < end)) return Buffer.alloc(0)
      if (parts.length === 0) await load(0, Math.min(HEAD_BYTES, size))
      const found = known(start, end)
      if (found) return found
      const from = Math.max(0, start - BEFORE_BYTES)
      const bytes = await load(from, Math.min(size, Math.max(end, start + BEHIND_BYTES)))
      return bytes?.subarray(start - from, end - from) ?? Buffer.alloc(0)
    },
  }
}

/** Bytes in memory, or a part of another source, as a source of their own. */
export function sourceOf(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    read: async (start, length) => bytes.subarray(Math.max(0, start), Math.max(0, start + length)),
    peek: (start, length) =>
      start >= 0 && start + length <= bytes.length ? bytes.subarray(start, start + length) : null,
  }
}

export function partOf(source: ByteSource, start: number, length: number): ByteSource {
  const size = Math.max(0, Math.min(length, source.size - start))
  return {
    size,
    read: async (at, wanted) =>
      at < 0 || at >= size ? Buffer.alloc(0) : source.read(start + at, Math.min(wanted, size - at)),
    peek: (at, wanted) => (at < 0 || at + wanted > size ? null : source.peek(start + at, wanted)),
  }
}
