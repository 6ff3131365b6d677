/** Reads parts of a file that lies elsewhere. */
export interface ByteSource {
  /** Bytes in all. */
  size: number
  /** What there is of a range: shorter at the end of the file, empty behind it or when too much was read already. */
  read(start: number, length: number): Promise<Buffer>
}

/** Metadata comes first in nearly every file: most need one request. */
const HEAD_BYTES = 256 * 1024
/** More than any camera writes; a file cannot make us read it whole in small bites. */
const MAX_BYTES = 16 * 1024 * 1024
const MAX_READS = 64

/** `fetch` gets ranges within the file: first byte included, `end` excluded. */
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
