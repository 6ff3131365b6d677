import type { ByteSource } from '../byte-source.ts'

/** How a format chains its chunks, and how their beginnings can be recognized. */
export interface ChunkFormat {
  /** Types of which a chain in the last bytes may begin with one. */
  types: string[]
  /** Those of them that the picture is in. */
  pictures: string[]
  /** Bytes from a chunk's beginning to its type. */
  typeAt: number
  /** Where the next chunk begins, or null where there is none at this place. */
  next(bytes: Buffer, at: number): number | 'end' | null
}

/** Most metadata is short; a long packet is looked for, too. */
const TAIL_BYTES = [128 * 1024, 4 * 1024 * 1024]

/**
 * Finds the chunks at the end of a file without walking over the thousands before them: a place in the last bytes from
 * where a chain of chunks leads to the end. Returns where the first of them is, not before `from`; null when there is
 * none.
 */
export async function findChunkTail(
  source: ByteSource,
  from: number,
  format: ChunkFormat,
): Promise<number | null> {
  let best: number | null = null
  for (const length of TAIL_BYTES) {
    const start = Math.max(from, source.size - length)
    const tail = await source.read(start, source.size - start)
    const found = firstChain(tail, format)
    if (found === null) continue
    best = start + found
    // Behind the picture's last chunk nothing was missed; otherwise a longer one may come before.
    const type = tail.toString('latin1', found + format.typeAt, found + format.typeAt + 4)
    if (format.pictures.includes(type)) return best
  }
  return best
}

function firstChain(bytes: Buffer, format: ChunkFormat): number | null {
  // Chains join, so a place that led nowhere is not walked again.
  const walked = new Set<number>()
  for (const match of bytes.toString('latin1').matchAll(new RegExp(format.types.join('|'), 'g'))) {
    const first = match.index - format.typeAt
    let at: number | 'end' | null = first
    while (at !== null && at !== 'end' && at >= 0 && !walked.has(at)) {
      walked.add(at)
      at = format.next(bytes, at)
    }
    if (at === 'end') return first
  }
  return null
}
