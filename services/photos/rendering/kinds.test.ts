// Pictures that the image library reads wrongly, only in part, or not at all.
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { render } from './render.ts'
import {
  BLUE,
  type Colour,
  isNear,
  paint,
  plain,
  quadrantColours,
  quadrants,
  RED,
  WHITE,
} from './test-pictures.ts'
import { type TiffOptions, tiff } from './test-tiff.ts'

const SIDE = 16
const PIXELS = SIDE * SIDE

/** Every pixel has the same samples, of 8 bits. */
const samples = (pixel: readonly number[]) =>
  Buffer.concat(Array.from({ length: PIXELS }, () => Buffer.from(pixel)))
const tiffOf = (options: Omit<TiffOptions, 'width' | 'height'>) =>
  tiff({ width: SIDE, height: SIDE, ...options })
const bits = (count: number, depth = 8) => Array.from({ length: count }, () => depth)
const floats = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(value)
  return samples([...bytes])
}

const EXTRA = 338
const FORMAT = 339
const COMPRESSION = 259

test.each<[string, Buffer, Colour]>([
  ['RGB', tiffOf({ bits: bits(3), photometric: 2, samples: samples(RED) }), RED],
  [
    'RGB with transparency',
    tiffOf({ bits: bits(4), photometric: 2, samples: samples([...RED, 255]), tags: { [EXTRA]: [2] } }),
    RED,
  ],
  [
    'RGB with two more channels, the last of them empty',
    tiffOf({ bits: bits(5), photometric: 2, samples: samples([...RED, 255, 0]), tags: { [EXTRA]: [0, 0] } }),
    RED,
  ],
  [
    'RGB of 16 bits with two more channels',
    tiffOf({
      bits: bits(5, 16),
      photometric: 2,
      samples: samples([0, 200, 0, 40, 0, 40, 0, 255, 0, 0]),
      tags: { [EXTRA]: [0, 0] },
    }),
    RED,
  ],
  [
    'grey with two more channels',
    tiffOf({ bits: bits(3), photometric: 1, samples: samples([200, 0, 0]), tags: { [EXTRA]: [0, 0] } }),
    [200, 200, 200],
  ],
  [
    'CMYK with another channel',
    tiffOf({ bits: bits(5), photometric: 5, samples: samples([0, 0, 0, 0, 255]), tags: { [EXTRA]: [2] } }),
    [255, 255, 255],
  ],
])('a TIFF of %s is shown in its colours', async (_, bytes, colour) => {
  const { preview, thumbnail } = await render(bytes)
  for (const image of [preview, thumbnail])
    for (const shown of await quadrantColours(image)) expect(isNear(shown, colour, 6)).toBe(true)
})

describe('a file of an unsupported kind is not called damaged', () => {
  const grey = { bits: bits(1), photometric: 1 }
  const rgb = { bits: bits(3), photometric: 2, samples: samples(RED) }
  test.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
    ['CIELab', () => tiffOf({ ...rgb, photometric: 8 }), /kind of TIFF .* CIELab/],
    ['ICCLab', () => tiffOf({ ...rgb, photometric: 9 }), /kind of TIFF .* CIELab/],
    ['raw data', () => tiffOf({ ...grey, photometric: 32803, samples: samples([1]) }), /raw camera data/],
    ['a mask', () => tiffOf({ bits: [1], photometric: 4, samples: Buffer.alloc(PIXELS / 8) }), /mask/],
    ['12 bits', () => tiffOf({ bits: [12], photometric: 1, samples: Buffer.alloc(PIXELS * 2) }), /12 bits/],
    ['32 bits', () => tiffOf({ bits: [32], photometric: 1, samples: samples([0, 0, 0, 9]) }), /32 bits/],
    [
      '5, 6 and 5 bits',
      () => tiffOf({ bits: [5, 6, 5], photometric: 2, samples: samples([1, 2]) }),
      /different/,
    ],
    [
      'decimal numbers',
      () => tiffOf({ bits: [32], photometric: 1, samples: floats(0.8), tags: { [FORMAT]: [3] } }),
      /decimal numbers/,
    ],
    [
      'six channels',
      () => tiffOf({ bits: bits(6), photometric: 2, samples: samples([1, 2, 3, 4, 5, 6]) }),
      /6 channels/,
    ],
    ['old-style JPEG', () => tiffOf({ ...rgb, tags: { [COMPRESSION]: [6] } }), /old-style JPEG/],
    ['Zstandard', () => tiffOf({ ...rgb, tags: { [COMPRESSION]: [50000] } }), /Zstandard/],
    ['LZMA', () => tiffOf({ ...rgb, tags: { [COMPRESSION]: [34925] } }), /LZMA/],
    ['its own compression', () => tiffOf({ ...rgb, tags: { [COMPRESSION]: [65000] } }), /unusual method/],
    ['YCbCr without JPEG', () => tiffOf({ ...rgb, photometric: 6, tags: { 530: [1, 1] } }), /YCbCr/],
    ['a JPEG of 12 bits', () => jpegWith({ precision: 12 }), /kind of JPEG cannot be shown/],
    ['a lossless JPEG', () => jpegWith({ frame: 0xc3 }), /kind of JPEG cannot be shown/],
    ['an AVIF that is a sequence alone', () => isoMedia('avis', 'moov', 'mdat'), /kind of AVIF .* sequence/],
    ['a HEIC that is a sequence alone', () => isoMedia('hevc', 'moov', 'mdat'), /kind of HEIC .* sequence/],
  ])('%s', async (_, make, words) => {
    await expect(render(await make())).rejects.toThrow(words)
  })

  test('but a truncated one is', async () => {
    const whole = tiffOf(rgb)
    await expect(render(whole.subarray(0, 60))).rejects.toThrow(/damaged/)
    await expect(render(isoMedia('avis', 'moov', 'mdat').subarray(0, 60))).rejects.toThrow(/damaged/)
  })
})

describe('a JPEG without its end', () => {
  const size = { width: 600, height: 400 }
  const noisy = (progressive = false) =>
    paint(600, 400, (x, y) => {
      const [r, g, b] = quadrants(x, y, size)
      return [r + ((x * y) % 16), g + ((x * 7 + y) % 16), b]
    })
      .jpeg({ progressive, quality: 90 })
      .toBuffer()

  test.each([2, 3, 40, 1000])('is shown without its last %i bytes', async (missing) => {
    for (const jpeg of [await noisy(), await noisy(true)]) {
      const { preview, width, height } = await render(jpeg.subarray(0, -missing))
      expect({ width, height }).toEqual(size)
      const whole = await quadrantColours((await render(jpeg)).preview)
      const shown = await quadrantColours(preview)
      expect(shown.map((colour, i) => isNear(colour, whole[i] ?? [], 20))).toEqual([true, true, true, true])
    }
  })

  test('is refused when next to nothing is there', async () => {
    const jpeg = await noisy()
    await expect(render(jpeg.subarray(0, jpeg.length / 8))).rejects.toThrow(/damaged or incomplete/)
  })

  test('is shown although its last rows are plain', async () => {
    const jpeg = await paint(64, 64, (_, y) => (y < 4 ? RED : WHITE))
      .jpeg()
      .toBuffer()
    expect((await render(jpeg.subarray(0, -2))).width).toBe(64)
  })
})

test('an animation of too many pixels is shown as a still of its first frame', async () => {
  const frames = await Promise.all([RED, WHITE, BLUE].map((colour) => plain(8, 8, colour).png().toBuffer()))
  const bytes = await sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer()
  // The canvas in the VP8X chunk: width and height, each minus one.
  bytes.writeUIntLE(4999, 24, 3)
  bytes.writeUIntLE(3999, 27, 3)
  const { isAnimated, preview, thumbnail, width, height } = await render(bytes)
  expect({ isAnimated, width, height }).toEqual({ isAnimated: false, width: 5000, height: 4000 })
  for (const image of [preview, thumbnail]) expect((await sharp(image).metadata()).pages ?? 1).toBe(1)
})

test('an animation of too many frames is shown as a still of its first frame', async () => {
  const [side, frames] = [4, 1001]
  const frame = (i: number) => Buffer.alloc(side * side * 3, i % 2 ? 250 : 60)
  const data = Buffer.concat(Array.from({ length: frames }, (_, i) => frame(i)))
  const raw = { width: side, height: side * frames, pageHeight: side, channels: 3 } as const
  const bytes = await sharp(data, { raw }).gif({ effort: 1 }).toBuffer()
  expect((await sharp(bytes).metadata()).pages).toBe(frames)
  const { isAnimated, preview } = await render(bytes)
  expect(isAnimated).toBe(false)
  expect(isNear((await quadrantColours(preview))[0], [60, 60, 60])).toBe(true)
})

async function jpegWith({ precision = 8, frame = 0xc0 }): Promise<Buffer> {
  const jpeg = await plain(16, 16).jpeg().toBuffer()
  const at = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
  jpeg[at + 1] = frame
  jpeg[at + 4] = precision
  return jpeg
}

function isoMedia(brand: string, ...boxes: string[]): Buffer {
  const box = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(body.length + 8)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, body])
  }
  const ftyp = box('ftyp', Buffer.from(`${brand}\0\0\0\0${brand}msf1`, 'latin1'))
  return Buffer.concat([ftyp, ...boxes.map((type) => box(type, Buffer.alloc(16)))])
}
