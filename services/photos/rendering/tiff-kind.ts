// Determines what kind of TIFF a file is, by its first directory (TIFF 6.0, BigTIFF): the image library reads some
// kinds wrongly without an error, and cannot read others although they are intact.

type Tags = Map<number, number[]>

const WIDTH = 256
const BITS = 258
const COMPRESSION = 259
const PHOTOMETRIC = 262
const SAMPLES = 277
const SUBSAMPLING = 530
const SAMPLE_FORMAT = 339
/** The tags for the offsets and lengths of strips or tiles. */
const PLACES = [
  [273, 279],
  [324, 325],
] as const

/** None, fax, LZW, JPEG, Deflate (which has two numbers), PackBits, WebP. */
const READ_COMPRESSIONS = [1, 2, 3, 4, 5, 7, 8, 32773, 32946, 50001]
const COMPRESSIONS = new Map([
  [6, 'old-style JPEG'],
  [34661, 'JBIG'],
  [34712, 'JPEG 2000'],
  [34887, 'LERC'],
  [34925, 'LZMA'],
  [50000, 'Zstandard'],
  [50002, 'JPEG XL'],
])
const COLOURS = new Map([
  [4, 'it is a mask'],
  [9, 'its colours are CIELab'],
  [10, 'its colours are CIELab'],
  [32803, 'it is raw camera data'],
  [34892, 'it is raw camera data'],
  [32844, 'its brightness is logarithmic'],
  [32845, 'its brightness is logarithmic'],
])
const RGB = 2
const YCBCR = 6
const CIELAB = 8
const FLOAT = 3
/** The image library accepts no more: three colours and two others. */
const MAX_SAMPLES = 5

/** Why the picture would be shown wrongly or not at all, to complete a sentence; null when no reason is known. */
export function strangeTiff(bytes: Buffer): string | null {
  const tags = readDirectory(bytes)
  if (!tags) return null
  const [photometric = RGB] = tags.get(PHOTOMETRIC) ?? []
  const [compression = 1] = tags.get(COMPRESSION) ?? []
  const bits = tags.get(BITS) ?? [1]
  const [depth = 1] = bits
  const format = tags.get(SAMPLE_FORMAT)?.[0] ?? 1
  const samples = tags.get(SAMPLES)?.[0] ?? 1
  if (!READ_COMPRESSIONS.includes(compression))
    return `it is compressed with ${COMPRESSIONS.get(compression) ?? 'an unusual method'}`
  const colours = COLOURS.get(photometric)
  if (colours) return colours
  if (photometric === CIELAB && depth === 8) return 'its colours are CIELab'
  if (photometric === YCBCR && compression !== 7 && isEven(tags.get(SUBSAMPLING)))
    return 'its colours are YCbCr without JPEG'
  if (samples > MAX_SAMPLES) return `it has ${samples} channels`
  if (bits.some((other) => other !== depth)) return 'its channels have different depths'
  if (format === FLOAT) return photometric === RGB && depth <= 32 ? null : 'its samples are decimal numbers'
  return [1, 2, 4, 8, 16].includes(depth) ? null : `its samples have ${depth} bits`
}

/** Whether everything that the first directory refers to is within the file. */
export function isWholeTiff(bytes: Buffer): boolean {
  const tags = readDirectory(bytes)
  if (!tags?.has(WIDTH)) return false
  return PLACES.some(([at, length]) => {
    const offsets = tags.get(at) ?? []
    const lengths = tags.get(length) ?? []
    return (
      offsets.length > 0 && offsets.every((offset, i) => offset + (lengths[i] ?? Infinity) <= bytes.length)
    )
  })
}

const isEven = (subsampling = [2, 2]) => subsampling.every((factor) => factor === 1)

/** No photo has more tags or values than this; only the beginning of longer lists is read. */
const MAX_ENTRIES = 1000
const MAX_VALUES = 100_000

function readDirectory(bytes: Buffer): Tags | null {
  try {
    return directory(bytes)
  } catch (error) {
    // The directory refers to positions outside of the file.
    if (error instanceof RangeError) return null
    throw error
  }
}

function directory(bytes: Buffer): Tags {
  const isLittle = bytes[0] === 0x49
  const isBig = (isLittle ? bytes.readUInt16LE(2) : bytes.readUInt16BE(2)) === 43
  const read = (at: number, size: number): number => {
    if (size === 8) return Number(isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at))
    return isLittle ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size)
  }
  const word = isBig ? 8 : 4
  const start = isBig ? read(8, 8) : read(4, 4)
  const count = read(start, isBig ? 8 : 2)
  const first = start + (isBig ? 8 : 2)
  const tags: Tags = new Map()
  for (let i = 0; i < Math.min(count, MAX_ENTRIES); i++) {
    const at = first + i * (4 + 2 * word)
    const size = sizeOf(read(at + 2, 2))
    const values = Math.min(read(at + 4, word), MAX_VALUES)
    if (size === 0) continue
    const field = at + 4 + word
    const place = values * size <= word ? field : read(field, word)
    tags.set(
      read(at, 2),
      Array.from({ length: values }, (_, index) => read(place + index * size, size)),
    )
  }
  return tags
}

/** Bytes of SHORT, LONG and LONG8; 0 for types that none of the tags above use. */
const sizeOf = (type: number) => (type === 3 ? 2 : type === 4 ? 4 : type === 16 ? 8 : 0)
