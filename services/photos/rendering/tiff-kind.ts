// Determines what kind of TIFF a file is, by its first directory (TIFF 6.0, BigTIFF): the image library reads some
// kinds wrongly without an error, and cannot read others although they are intact.
import { firstDirectory } from './tiff-directory.ts'

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
  const directory = firstDirectory(bytes)
  if (!directory) return null
  const first = (tag: number, otherwise: number) => directory.values(tag)[0] ?? otherwise
  const photometric = first(PHOTOMETRIC, RGB)
  const compression = first(COMPRESSION, 1)
  const bits = directory.values(BITS)
  const [depth = 1] = bits
  const samples = first(SAMPLES, 1)
  if (!READ_COMPRESSIONS.includes(compression))
    return `it is compressed with ${COMPRESSIONS.get(compression) ?? 'an unusual method'}`
  const colours = COLOURS.get(photometric)
  if (colours) return colours
  if (photometric === CIELAB && depth === 8) return 'its colours are CIELab'
  if (photometric === YCBCR && compression !== 7 && isEven(directory.values(SUBSAMPLING)))
    return 'its colours are YCbCr without JPEG'
  if (samples > MAX_SAMPLES) return `it has ${samples} channels`
  if (bits.some((other) => other !== depth)) return 'its channels have different depths'
  if (first(SAMPLE_FORMAT, 1) === FLOAT)
    return photometric === RGB && depth <= 32 ? null : 'its samples are decimal numbers'
  return [1, 2, 4, 8, 16].includes(depth) ? null : `its samples have ${depth} bits`
}

/** Whether everything that the first directory refers to is within the file. */
export function isWholeTiff(bytes: Buffer): boolean {
  const directory = firstDirectory(bytes)
  if (!directory?.has(WIDTH)) return false
  return PLACES.some(([at, length]) => {
    const offsets = directory.values(at)
    const lengths = directory.values(length)
    return (
      offsets.length > 0 && offsets.every((offset, i) => offset + (lengths[i] ?? Infinity) <= bytes.length)
    )
  })
}

/** Without this tag, colours have half the resolution in both directions. */
const isEven = (subsampling: number[]) =>
  subsampling.length > 0 && subsampling.every((factor) => factor === 1)
