// Reads the size of a JPEG XL picture (ISO/IEC 18181-1, D.2 and D.3; 18181-2 for the container), before anything is
// decoded.
import type { Size } from '../adjusted.ts'

/** Bytes of codestream in which the size is. */
const HEAD_BYTES = 32
const MAX_BOXES = 100
const RATIOS: (readonly [number, number])[] = [
  [1, 1],
  [12, 10],
  [4, 3],
  [3, 2],
  [16, 9],
  [5, 4],
  [2, 1],
]

/** Upright, in pixels; null for a file that is damaged. */
export function jxlSize(bytes: Buffer): Size | null {
  const stream = codestream(bytes)
  if (!stream || stream.length < 4 || stream.readUInt16BE(0) !== 0xff0a) return null
  const bit = bitsOf(stream.subarray(2, HEAD_BYTES))
  const isSmall = bit(1) === 1
  const side = () => (isSmall ? (bit(5) + 1) * 8 : bit([9, 13, 18, 30][bit(2)] ?? 0) + 1)
  const height = side()
  const ratio = RATIOS[bit(3) - 1]
  const width = ratio ? Math.floor((height * ratio[0]) / ratio[1]) : side()
  const isPlain = bit(1) === 1
  const orientation = !isPlain && bit(1) === 1 ? bit(3) + 1 : 1
  return orientation >= 5 ? { width: height, height: width } : { width, height }
}

/** The codestream's beginning, which is the file's or in a box. */
function codestream(bytes: Buffer): Buffer | null {
  if (bytes[0] === 0xff) return bytes.subarray(0, HEAD_BYTES)
  let at = 0
  for (let box = 0; box < MAX_BOXES && at + 16 <= bytes.length; box++) {
    const short = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short
    const body = at + (short === 1 ? 16 : 8)
    if (type === 'jxlc') return bytes.subarray(body, body + HEAD_BYTES)
    // A part begins with its number.
    if (type === 'jxlp') return bytes.subarray(body + 4, body + 4 + HEAD_BYTES)
    if (size < 8) return null
    at += size
  }
  return null
}

/** Reads numbers of some bits, the lowest bit first; what is missing is 0. */
function bitsOf(bytes: Buffer) {
  let at = 0
  return (count: number): number => {
    let value = 0
    for (let i = 0; i < count; i++, at++) value += (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) * 2 ** i
    return value
  }
}
