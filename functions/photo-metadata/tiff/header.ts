import type { ByteSource } from '../byte-source.ts'

/** How the numbers of a TIFF structure are written, and where its first directory is. */
export interface Header {
  isLittle: boolean
  /** BigTIFF: counts and offsets take 8 bytes. */
  isBig: boolean
  first: number
}

/** TIFF; Olympus' and Panasonic's RAW files, which differ from it in nothing else; BigTIFF. */
const MAGIC = new Set([42, 0x4f52, 0x5352, 0x55])
const BIG_MAGIC = 43

/** Null when it is not a TIFF structure (TIFF 6.0, section 2; BigTIFF: https://www.awaresystems.be/imaging/tiff/bigtiff.html). */
export async function readHeader(source: ByteSource): Promise<Header | null> {
  const head = source.peek(0, 16) ?? (await source.read(0, 16))
  const order = head.toString('latin1', 0, 2)
  if (head.length < 8 || (order !== 'II' && order !== 'MM')) return null
  const isLittle = order === 'II'
  const magic = uint(head, 2, 2, isLittle)
  if (MAGIC.has(magic)) return { isLittle, isBig: false, first: uint(head, 4, 4, isLittle) }
  if (magic !== BIG_MAGIC || head.length < 16) return null
  return { isLittle, isBig: true, first: uint(head, 8, 8, isLittle) }
}

/** A number of 1, 2, 4 or 8 bytes; those above 2^53 lie outside of every file and lose their last digits. */
export function uint(bytes: Buffer, at: number, size: number, isLittle: boolean): number {
  if (size === 1) return bytes.readUInt8(at)
  if (size === 2) return isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)
  if (size === 4) return isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
  return Number(isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at))
}
