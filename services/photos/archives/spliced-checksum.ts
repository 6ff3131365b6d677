// The CRC-32 of a file into which something is put, without reading the file: of what is known of the whole, the parts
// that are read are taken away again. As in zlib's crc32_combine.
import { crc32 } from 'node:zlib'
import type { Splice } from '../rights/splice.ts'

export interface SplicedSum {
  /** Bytes of the file as it is stored, and its CRC-32. */
  size: number
  crc32: number
  splices: readonly Splice[]
  /** The stored bytes from `start` up to, not including, `end`. */
  read(start: number, end: number): Promise<Buffer>
}

/** A part of the stored file: kept, or replaced by `insert`. */
interface Part {
  start: number
  end: number
  insert: Buffer | null
}

const lengthOf = ({ start, end }: Part) => end - start

/** Reads everything but the longest part between two splices, which in a photo is nearly all of it. */
export async function splicedChecksum({ size, crc32: whole, splices, read }: SplicedSum): Promise<number> {
  const parts = partsOf(size, splices)
  const kept = parts.filter(({ insert }) => insert === null)
  const longest = kept.reduce((one, other) => (lengthOf(other) > lengthOf(one) ? other : one))
  const sums = await Promise.all(
    parts.map(async (part) => (part === longest ? 0 : crc32(await read(part.start, part.end)))),
  )
  let [stored, spliced, after] = [0, 0, 0]
  for (const [at, part] of parts.entries()) {
    const { insert } = part
    stored = follow(stored, sums[at] ?? 0, lengthOf(part))
    if (insert) spliced = follow(spliced, crc32(insert), insert.length)
    else spliced = follow(spliced, sums[at] ?? 0, lengthOf(part))
    if (part.start >= longest.end) after += (insert?.length ?? lengthOf(part)) - lengthOf(part)
  }
  // What is left is the longest part, moved by the bytes that follow it; more or fewer follow now.
  return (spliced ^ shifted(whole ^ stored, after)) >>> 0
}

function partsOf(size: number, splices: readonly Splice[]): Part[] {
  const parts: Part[] = []
  let start = 0
  for (const { at, remove, insert } of splices) {
    parts.push({ start, end: at, insert: null }, { start: at, end: at + remove, insert })
    start = at + remove
  }
  return [...parts, { start, end: size, insert: null }]
}

const follow = (first: number, second: number, length: number) => (shifted(first, length) ^ second) >>> 0

/** The polynomial of ISO-HDLC, and how many bits go round until they are where they were. */
const POLYNOMIAL = 0xedb88320
const CYCLE = 2 ** 32 - 1

/** What so many bytes of zeros make of a checksum; a negative number takes them away again. */
function shifted(sum: number, bytes: number): number {
  let bits = (((bytes * 8) % CYCLE) + CYCLE) % CYCLE
  let result = sum >>> 0
  for (let power = 1 << 30; bits > 0; power = times(power, power)) {
    if (bits % 2 === 1) result = times(power, result)
    bits = Math.floor(bits / 2)
  }
  return result
}

/** Polynomials of which the highest bit stands for 1; `left` is not zero. */
function times(left: number, right: number): number {
  let [product, factor] = [0, right]
  for (let bit = 1 << 31; ; bit >>>= 1) {
    if (left & bit) {
      product ^= factor
      if ((left & (bit - 1)) === 0) return product >>> 0
    }
    factor = factor & 1 ? (factor >>> 1) ^ POLYNOMIAL : factor >>> 1
  }
}
