// Vectors as bytes: 32-bit floats, little-endian.
import { endianness } from 'node:os'

const BYTES = 4
const isLittle = endianness() === 'LE'

export function toBytes(vector: Float32Array): Buffer {
  const bytes = Buffer.from(Float32Array.from(vector).buffer)
  return isLittle ? bytes : bytes.swap32()
}

/** A copy, because a buffer of the client may begin anywhere in memory, and lives as long as a part of it. */
export function fromBytes(bytes: Uint8Array): Float32Array {
  const copy = Buffer.from(Uint8Array.from(bytes).buffer)
  const ordered = isLittle ? copy : copy.swap32()
  return new Float32Array(ordered.buffer, ordered.byteOffset, Math.floor(ordered.length / BYTES))
}
