// Small pictures with known contents, built here for the tests.
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

export type Colour = readonly [red: number, green: number, blue: number]

export const RED: Colour = [200, 40, 40]
export const GREEN: Colour = [40, 180, 60]
export const BLUE: Colour = [40, 60, 200]
export const WHITE: Colour = [240, 240, 240]

/** Red and green above, blue and white below, so that every turn or mirroring changes it. */
export const quadrants = (
  x: number,
  y: number,
  { width, height }: { width: number; height: number },
): Colour => (y < height / 2 ? (x < width / 2 ? RED : GREEN) : x < width / 2 ? BLUE : WHITE)

export function paint(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => readonly number[],
  channels: 3 | 4 = 3,
) {
  const data = Buffer.alloc(width * height * channels)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set(colourAt(x, y), (y * width + x) * channels)
  return sharp(data, { raw: { width, height, channels } })
}

export const plain = (width: number, height: number, [r, g, b]: Colour = RED) =>
  sharp({ create: { width, height, channels: 3, background: { r, g, b } } })

/** The colour in the middle of each quadrant: top left, top right, bottom left, bottom right. */
export async function quadrantColours(image: Buffer): Promise<Colour[]> {
  const { data, info } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return [0.25, 0.75].flatMap((down) =>
    [0.25, 0.75].map((across): Colour => {
      const at = (Math.floor(info.height * down) * info.width + Math.floor(info.width * across)) * 3
      return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
    }),
  )
}

/** Allows for the small errors of lossy formats. */
export function isNear(a: readonly number[] = [], b: readonly number[], tolerance = 12): boolean {
  return a.length === b.length && a.every((value, index) => Math.abs(value - (b[index] ?? 0)) <= tolerance)
}

/** The JPEG with an EXIF segment that contains only its orientation. */
export function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const segment = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), segment, exif, jpeg.subarray(2)])
}

/** A PNG that claims to be huge, in less than 100 bytes. */
export function hugePng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const pixels = deflateSync(Buffer.alloc(16))
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A progressive JPEG that claims to be larger than it is. */
export async function hugeProgressiveJpeg(width: number, height: number): Promise<Buffer> {
  const jpeg = await plain(64, 64).jpeg({ progressive: true }).toBuffer()
  const frame = jpeg.indexOf(Buffer.from('ffc2', 'hex'))
  jpeg.writeUInt16BE(height, frame + 5)
  jpeg.writeUInt16BE(width, frame + 7)
  return jpeg
}

/** An AVIF that claims to be larger than it is. */
export async function hugeAvif(width: number, height: number): Promise<Buffer> {
  const avif = await plain(64, 64).avif({ effort: 0 }).toBuffer()
  const extent = avif.indexOf('ispe')
  avif.writeUInt32BE(width, extent + 8)
  avif.writeUInt32BE(height, extent + 12)
  return avif
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}
