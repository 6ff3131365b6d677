// Forms of BMP that the decoder does not know, rewritten as ones that it knows.

const FILE_HEADER = 14
const INFO_HEADER = 40
const SHORT_OS2_HEADER = 16
/** With masks for three colours, which Windows soon replaced by longer ones. */
const V2_HEADER = 52
const V4_HEADER = 108
const MASKS_AT = FILE_HEADER + INFO_HEADER
const BIT_MASKS = 3
const MASKS_WITH_ALPHA = 6

/** The same picture; `bytes` themselves where the decoder knows their form. */
export function knownForm(bytes: Buffer): Buffer {
  const headerSize = bytes.readUInt32LE(14)
  if (headerSize === SHORT_OS2_HEADER) return knownForm(withInfoHeader(bytes))
  if (headerSize < INFO_HEADER) return bytes
  const compression = bytes.readUInt32LE(30)
  const hasOwnMasks = headerSize === V2_HEADER && compression === BIT_MASKS
  if (hasOwnMasks || (headerSize === INFO_HEADER && compression === MASKS_WITH_ALPHA))
    return withLongHeader(bytes)
  return bytes.readUInt16LE(28) === 2 && compression === 0 ? withWholeBytes(bytes) : bytes
}

/** What the short header of OS/2 leaves out is zero. */
function withInfoHeader(bytes: Buffer): Buffer {
  const header = Buffer.alloc(INFO_HEADER)
  bytes.copy(header, 0, FILE_HEADER, FILE_HEADER + SHORT_OS2_HEADER)
  return withHeader(bytes, header, FILE_HEADER + SHORT_OS2_HEADER)
}

function withLongHeader(bytes: Buffer): Buffer {
  const isV2 = bytes.readUInt32LE(14) === V2_HEADER
  const end = MASKS_AT + (isV2 ? 12 : 16)
  const header = Buffer.alloc(V4_HEADER)
  bytes.copy(header, 0, FILE_HEADER, end)
  header.writeUInt32LE(BIT_MASKS, 16)
  return withHeader(bytes, header, end)
}

function withHeader(bytes: Buffer, header: Buffer, restAt: number): Buffer {
  const fileHeader = Buffer.from(bytes.subarray(0, FILE_HEADER))
  const moved = FILE_HEADER + header.length - restAt
  fileHeader.writeUInt32LE((bytes.readUInt32LE(10) + moved) >>> 0, 10)
  header.writeUInt32LE(header.length, 0)
  return Buffer.concat([fileHeader, header, bytes.subarray(restAt)])
}

/** Four pixels in a byte, which only some programs write, become one in a byte. */
function withWholeBytes(bytes: Buffer): Buffer {
  const [width, height] = [bytes.readInt32LE(18), Math.abs(bytes.readInt32LE(22))]
  const pixelsAt = bytes.readUInt32LE(10)
  const head = Buffer.from(bytes.subarray(0, Math.min(pixelsAt, bytes.length)))
  head.writeUInt16LE(8, 28)
  const row = Math.ceil(width / 4) * 4
  const packedRow = Math.ceil(width / 16) * 4
  const pixels = Buffer.alloc(row * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const packed = bytes[pixelsAt + y * packedRow + (x >> 2)] ?? 0
      pixels[y * row + x] = (packed >> (6 - 2 * (x & 3))) & 3
    }
  if (head.readUInt32LE(46) === 0) head.writeUInt32LE(4, 46)
  return Buffer.concat([head, pixels])
}
