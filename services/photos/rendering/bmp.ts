// BMP: the prebuilt image library does not read it; libnsbmp, of the NetSurf browser, runs as WebAssembly.
import { createRequire } from 'node:module'
import type { Size } from '../adjusted.ts'
import { knownForm } from './bmp-forms.ts'
import type { Pixels } from './pixels.ts'

const require = createRequire(import.meta.url)

/** Header sizes of OS/2 1.x and 2.x, and of Windows with its versions. */
const HEADERS = [12, 16, 40, 52, 56, 64, 108, 124]
/** None, two kinds of run lengths, two of bit masks. Others are fax, JPEG or PNG inside, for printers. */
const COMPRESSIONS = [0, 1, 2, 3, 6]

/** Whether these are the first bytes of a BMP, and not of a text that begins with its letters. */
export const isBmp = (bytes: Uint8Array) =>
  bytes[0] === 0x42 &&
  bytes[1] === 0x4d &&
  HEADERS.includes(bytes[14] ?? 0) &&
  bytes[15] === 0 &&
  bytes[16] === 0

export interface BmpHeader extends Size {
  isRead: boolean
}

/** Null for a file that is damaged. */
export function bmpHeader(bytes: Buffer): BmpHeader | null {
  if (bytes.length < 26) return null
  const headerSize = bytes[14]
  const isOs2 = headerSize === 12
  const isShort = isOs2 || headerSize === 16
  if (!isShort && bytes.length < 54) return null
  const [width, height] = isOs2
    ? [bytes.readUInt16LE(18), bytes.readUInt16LE(20)]
    : [bytes.readInt32LE(18), Math.abs(bytes.readInt32LE(22))]
  if (width <= 0 || height <= 0) return null
  const compression = isShort ? 0 : bytes.readUInt32LE(30)
  // What are bit masks elsewhere is fax in the header of OS/2 2.x.
  const isFax = headerSize === 64 && compression === 3
  return { width, height, isRead: COMPRESSIONS.includes(compression) && !isFax }
}

/** Throws for a damaged file. */
export function decodeBmp(bytes: Buffer): Pixels {
  // Loading it compiles WebAssembly, so only files that need it do.
  const { decode } = require('@cwasm/nsbmp')
  const { data, width, height }: Pixels = decode(knownForm(bytes))
  return { data: Buffer.from(data.buffer, data.byteOffset, data.byteLength), width, height, channels: 4 }
}
