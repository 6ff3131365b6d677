import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { processorSeconds } from '../../../../tests/processor-time.ts'
import { BadPicture } from '../limits.ts'
import { render } from '../render.ts'
import {
  BLUE,
  type Colour,
  GREEN,
  isNear,
  paint,
  plain,
  quadrantColours,
  quadrants,
  RED,
  WHITE,
  withOrientation,
} from '../test-pictures.ts'
import { CFA, ORIENTATION, PHOTOMETRIC, rawFile } from './test-raw.ts'

const SIZE = { width: 60, height: 40 }
const UPRIGHT = [RED, GREEN, BLUE, WHITE]
/** A quarter turn clockwise. */
const TURNED = [BLUE, RED, WHITE, GREEN]
const preview = () =>
  paint(60, 40, (x, y) => quadrants(x, y, SIZE))
    .jpeg({ quality: 100 })
    .toBuffer()
const small = () => plain(16, 12, BLUE).jpeg().toBuffer()
const raw = { [PHOTOMETRIC]: [CFA], 256: [6000], 257: [4000] }
/** Raw data, which is noise to everything that looks for pictures. */
const noise = () => randomBytes(20_000)

const body = async () => Buffer.concat([await small(), noise(), await preview(), noise()])
const iso = (brand: string, rest: Buffer) => {
  const head = Buffer.alloc(24)
  head.writeUInt32BE(24)
  head.write(`ftyp${brand}\0\0\0\x01${brand}isom`, 4, 'latin1')
  return Buffer.concat([head, rest])
}
const cmt1 = (orientation: number) =>
  Buffer.concat([
    Buffer.from('CMT1'),
    rawFile({ first: { [ORIENTATION]: [orientation] }, body: Buffer.alloc(0) }),
  ])

const expectColours = async (image: Buffer, colours: readonly Colour[]) => {
  const shown = await quadrantColours(image)
  expect(shown.map((colour, i) => isNear(colour, colours[i]!, 24))).toEqual([true, true, true, true])
}

test.each<[string, () => Promise<Buffer>, Colour[]]>([
  ['a DNG', async () => rawFile({ first: { 50706: [1] }, below: [raw], body: await body() }), UPRIGHT],
  [
    'a NEF held on its side',
    async () => rawFile({ first: { [ORIENTATION]: [6] }, below: [raw], body: await body() }),
    TURNED,
  ],
  [
    'a CR2',
    async () =>
      rawFile({
        head: Buffer.from('II*\0\0\0\0\0CR\x02\0'),
        first: { [ORIENTATION]: [1] },
        body: await body(),
      }),
    UPRIGHT,
  ],
  [
    'an ORF held on its side',
    async () => rawFile({ head: Buffer.from('IIRO'), first: { [ORIENTATION]: [6] }, body: await body() }),
    TURNED,
  ],
  [
    'an RW2',
    async () => rawFile({ head: Buffer.from('IIU\0'), first: { [ORIENTATION]: [1] }, body: await body() }),
    UPRIGHT,
  ],
  [
    'a RAF whose preview says how it was held',
    async () =>
      Buffer.concat([Buffer.from('FUJIFILMCCD-RAW 0201'), withOrientation(await preview(), 6), noise()]),
    TURNED,
  ],
  ['a CR3 held on its side', async () => iso('crx ', Buffer.concat([cmt1(6), await body()])), TURNED],
  [
    'a preview that is upright already',
    async () => {
      const upright = await sharp(await preview())
        .rotate(90)
        .jpeg({ quality: 100 })
        .toBuffer()
      return rawFile({ first: { [ORIENTATION]: [6] }, below: [raw], body: upright })
    },
    TURNED,
  ],
])('%s is shown by its largest preview, upright', async (_, make, colours) => {
  const { preview: shown, contentType, width, height } = await render(await make())
  expect(contentType).toBe('image/x-dcraw')
  expect([width, height]).toEqual(colours === TURNED ? [40, 60] : [60, 40])
  await expectColours(shown, colours)
})

test('tiles of raw data that are JPEG are no previews', async () => {
  const make = async (offset: number) =>
    rawFile({
      first: { 50706: [1] },
      below: [{ ...raw, [PHOTOMETRIC]: [34892], 324: [offset, offset] }],
      body: Buffer.concat([await small(), await preview()]),
    })
  const at = (await make(0)).indexOf(await preview())
  expect((await render(await make(at))).width).toBe(16)
})

test('a raw file without a JPEG is shown by the small picture that it begins with', async () => {
  const pixels = Buffer.concat(Array.from({ length: 256 }, () => Buffer.from(RED)))
  const make = (strip: number) =>
    rawFile({
      first: {
        50706: [1],
        256: [16],
        257: [16],
        258: [8, 8, 8],
        259: [1],
        262: [2],
        273: [strip],
        277: [3],
        278: [16],
        279: [pixels.length],
      },
      below: [raw],
      body: pixels,
    })
  const { contentType, preview: shown } = await render(make(make(0).length - pixels.length))
  expect(contentType).toBe('image/x-dcraw')
  await expectColours(shown, [RED, RED, RED, RED])
})

describe('a raw file that is a bomb', () => {
  const huge = async () => {
    const jpeg = await plain(64, 64).jpeg().toBuffer()
    const frame = jpeg.indexOf(Buffer.from('ffc0', 'hex'))
    jpeg.writeUInt16BE(65_000, frame + 5)
    jpeg.writeUInt16BE(65_000, frame + 7)
    return jpeg
  }

  test('whose preview claims to be huge is shown by the next one', async () => {
    const file = rawFile({
      first: { 50706: [1] },
      below: [raw],
      body: Buffer.concat([await huge(), await preview()]),
    })
    expect((await render(file)).width).toBe(60)
  })

  test.each<[string, () => Promise<Buffer> | Buffer]>([
    ['has no preview', () => rawFile({ first: { 50706: [1] }, below: [raw], body: noise() })],
    [
      'has directories that contain themselves',
      () => rawFile({ first: { 50706: [1], 330: [16, 16, 16] }, body: noise() }),
    ],
    [
      'has a hundred directories',
      () => rawFile({ first: {}, below: Array.from({ length: 100 }, () => raw), body: noise() }),
    ],
    [
      'points outside of itself',
      () => rawFile({ first: { 50706: [1], 330: [4e9, 3e9], 273: [4e9] }, body: Buffer.alloc(0) }),
    ],
    [
      'consists of beginnings',
      () => rawFile({ first: { 50706: [1] }, body: Buffer.alloc(3_000_000, Buffer.from('ffd8ffe0', 'hex')) }),
    ],
    ['is cut off', () => rawFile({ first: { 50706: [1] }, below: [raw], body: noise() }).subarray(0, 30)],
  ])('or %s is refused', async (_, make) => {
    await expect(render(await make())).rejects.toThrow(/without a preview|damaged/)
  })
})

test('a raw file full of pictures that are none is refused after a few of them', async () => {
  // Each claims to be as large as the largest picture that is decoded, and holds nothing.
  const claim = Buffer.from('ffd8ffe000040000ffc0001108271027100301220002110103110100', 'hex')
  const claims = Array.from({ length: 3000 }, () => Buffer.concat([claim, Buffer.alloc(100, 0xaa)]))
  const file = rawFile({ first: { 50706: [1] }, below: [raw], body: Buffer.concat(claims) })
  const refused = () => expect(render(file)).rejects.toThrow(BadPicture)
  expect(await processorSeconds(refused)).toBeLessThan(1)
})
