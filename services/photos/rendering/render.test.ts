import sharp from 'sharp'
import { thumbHashToRGBA } from 'thumbhash'
import { describe, expect, test } from 'vitest'
import { BadPicture } from './limits.ts'
import { type Rendered, render } from './render.ts'
import {
  BLUE,
  type Colour,
  GREEN,
  hugeAvif,
  hugePng,
  hugeProgressiveJpeg,
  isNear,
  paint,
  plain,
  quadrantColours,
  quadrants,
  RED,
  WHITE,
  withOrientation,
} from './test-pictures.ts'

const UPRIGHT = { width: 60, height: 40 }

/** Where a stored pixel belongs, by EXIF orientation (Exif 3.0, 4.6.5.1). */
const PLACES: Record<number, (x: number, y: number) => [number, number]> = {
  0: (x, y) => [x, y],
  1: (x, y) => [x, y],
  2: (x, y) => [59 - x, y],
  3: (x, y) => [59 - x, 39 - y],
  4: (x, y) => [x, 39 - y],
  5: (x, y) => [y, x],
  6: (x, y) => [59 - y, x],
  7: (x, y) => [59 - y, 39 - x],
  8: (x, y) => [y, 39 - x],
}

async function turned(orientation: number): Promise<Buffer> {
  const [width, height] = orientation >= 5 ? [40, 60] : [60, 40]
  const place = PLACES[orientation]!
  const image = paint(width, height, (x, y) => quadrants(...place(x, y), UPRIGHT))
  return withOrientation(
    await image.jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer(),
    orientation,
  )
}

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('EXIF orientation %i is shown upright', async (orientation) => {
  const stored = await turned(orientation)
  expect((await sharp(stored).metadata()).orientation).toBe(orientation || 1)

  const { width, height, preview, thumbnail, small, thumbhash } = await render(stored)

  expect({ width, height }).toEqual(UPRIGHT)
  for (const [image, tolerance] of [
    [preview, 12],
    [thumbnail, 12],
    [small, 12],
    [await placeholder(thumbhash), 60],
  ] as const) {
    const colours = await quadrantColours(image)
    const areNear = colours.map((colour, i) => isNear(colour, [RED, GREEN, BLUE, WHITE][i]!, tolerance))
    expect(areNear).toEqual([true, true, true, true])
  }
})

/** What a browser draws from a thumbhash. */
async function placeholder(thumbhash: string): Promise<Buffer> {
  const { w, h, rgba } = thumbHashToRGBA(Buffer.from(thumbhash, 'base64'))
  return sharp(rgba, { raw: { width: w, height: h, channels: 4 } })
    .png()
    .toBuffer()
}

test('renditions have their long edge, and small pictures keep their size', async () => {
  const large = await render(await plain(2400, 1200).jpeg().toBuffer())
  expect(await sizes(large)).toEqual([
    [1600, 800],
    [320, 160],
    [240, 120],
  ])
  expect([large.width, large.height]).toEqual([2400, 1200])
  expect(await sizes(await render(await plain(500, 1000).png().toBuffer()))).toEqual([
    [500, 1000],
    [160, 320],
    [120, 240],
  ])
  expect(await sizes(await render(await plain(30, 10).png().toBuffer()))).toEqual([
    [30, 10],
    [30, 10],
    [30, 10],
  ])
})

async function sizes({ preview, thumbnail, small }: Rendered) {
  const read = await Promise.all([preview, thumbnail, small].map((image) => sharp(image).metadata()))
  return read.map(({ width, height }) => [width, height])
}

test('renditions are WebP without any metadata', async () => {
  const bytes = await plain(400, 300)
    .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
    .withIccProfile('p3')
    .jpeg()
    .toBuffer()
  expect(await sharp(bytes).metadata()).toMatchObject({ exif: expect.anything(), icc: expect.anything() })
  const { preview, thumbnail, small } = await render(bytes)
  for (const image of [preview, thumbnail, small]) {
    const { format, exif, xmp, iptc, icc } = await sharp(image).metadata()
    expect({ format, exif, xmp, iptc, icc }).toEqual({ format: 'webp' })
  }
})

test('Display P3 colours are converted to sRGB', async () => {
  const colour: Colour = [210, 60, 70]
  const bytes = await plain(64, 64, colour).withIccProfile('p3').png().toBuffer()
  const stored = await sharp(bytes, { ignoreIcc: true }).raw().toBuffer()
  expect(isNear([...stored.subarray(0, 3)], colour, 8)).toBe(false)

  const [shown] = await quadrantColours((await render(bytes)).preview)
  expect(isNear(shown, colour, 4)).toBe(true)
})

test.each([
  ['image/jpeg', () => plain(80, 60).jpeg()],
  ['image/jpeg', () => plain(80, 60).toColourspace('cmyk').jpeg()],
  ['image/jpeg', () => plain(80, 60).greyscale().jpeg({ progressive: true })],
  ['image/png', () => plain(80, 60).png({ palette: true })],
  ['image/png', () => plain(80, 60).toColourspace('rgb16').png()],
  ['image/webp', () => plain(80, 60).webp()],
  ['image/avif', () => plain(80, 60).avif({ effort: 0 })],
  ['image/tiff', () => plain(80, 60).tiff()],
  ['image/gif', () => plain(80, 60).gif()],
])('%s is taken (%#)', async (contentType, make) => {
  const rendered = await render(await make().toBuffer())
  expect(rendered).toMatchObject({ contentType, width: 80, height: 60, isAnimated: false })
  expect(await sharp(rendered.preview).metadata()).toMatchObject({
    space: 'srgb',
    channels: 3,
    depth: 'uchar',
  })
})

test('transparency is kept', async () => {
  const bytes = await paint(40, 40, (x) => [200, 40, 40, x < 20 ? 0 : 255], 4)
    .png()
    .toBuffer()
  const { preview, thumbnail, small } = await render(bytes)
  for (const image of [preview, thumbnail, small]) {
    const alpha = await sharp(image).extractChannel('alpha').raw().toBuffer()
    expect([alpha[5], alpha[35]]).toEqual([0, 255])
  }
})

test.each(['gif', 'webp'] as const)('an animated %s stays animated only in the preview', async (format) => {
  const frames = await Promise.all([RED, GREEN, BLUE].map((colour) => plain(64, 48, colour).png().toBuffer()))
  const bytes = await sharp(frames, { join: { animated: true } })
    .toFormat(format, { delay: [100, 200, 300], loop: 2 })
    .toBuffer()
  const { isAnimated, preview, thumbnail, width, height } = await render(bytes)
  expect({ isAnimated, width, height }).toEqual({ isAnimated: true, width: 64, height: 48 })
  const animated = { format: 'webp', pages: 3, pageHeight: 48, delay: [100, 200, 300], loop: 2 }
  expect(await sharp(preview, { animated: true }).metadata()).toMatchObject(animated)
  expect((await sharp(thumbnail, { animated: true }).metadata()).pages ?? 1).toBe(1)
})

test('the same bytes give the same renditions', async () => {
  const bytes = await paint(300, 200, (x, y) => quadrants(x, y, { width: 300, height: 200 }))
    .png()
    .toBuffer()
  expect(await render(bytes)).toEqual(await render(bytes))
})

describe('a file that can never be shown', () => {
  const noise = async () =>
    paint(900, 700, (x, y) => [(x * 7 + y * 13) % 256, (x * y) % 256, (x + y * 3) % 256])
      .jpeg()
      .toBuffer()

  test.each<[string, () => Promise<Buffer> | Buffer, RegExp]>([
    ['a text file', () => Buffer.from('Dear Sir,\nthis is no photo.\n'.repeat(20)), /text file/],
    [
      'an SVG',
      () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      /SVG drawing/,
    ],
    ['a huge PNG of few bytes', () => hugePng(30_000, 30_000), /too large: 30000 × 30000/],
    // The decoder would hold 2.5 GB for 4 KB.
    ['a large AVIF of few bytes', () => hugeAvif(12_000, 12_000), /too large: .* 41 million/],
    [
      'a progressive JPEG of few bytes',
      () => hugeProgressiveJpeg(12_000, 12_000),
      /too large: .* 125 million/,
    ],
    [
      'a text of hundreds of comments',
      () => Buffer.from(`<?xml version="1.0"?>${'<!---->'.repeat(500)}<x`),
      /a text file/,
    ],
    ['a truncated JPEG', async () => (await noise()).subarray(0, 60_000), /damaged or incomplete/],
    ['a JPEG cut within its header', async () => (await noise()).subarray(0, 200), /damaged/],
    [
      'a truncated PNG',
      async () => (await plain(900, 700).png({ compressionLevel: 0 }).toBuffer()).subarray(0, 90_000),
      /damaged/,
    ],
    [
      'a truncated WebP',
      async () => (await (await sharp(await noise())).webp().toBuffer()).subarray(0, 20_000),
      /damaged/,
    ],
    [
      'a HEIC that holds nothing',
      () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
      /damaged/,
    ],
    [
      'a HEIF with a JPEG in it',
      () => Buffer.from('\0\0\0\x18ftypjpeg\0\0\0\0mif1jpeg\0\0\0\x08meta\0\0\0\x08mdat', 'latin1'),
      /This kind of HEIF cannot be shown/,
    ],
  ])('%s is refused', async (_, make, reason) => {
    const refused = render(await make())
    await expect(refused).rejects.toThrow(BadPicture)
    await expect(refused).rejects.toThrow(reason)
  })
})
