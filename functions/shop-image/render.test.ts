import sharp from 'sharp'
import { expect, test } from 'vitest'
import { squareAround } from './geometry.ts'
import { renderImage } from './render.ts'

const CENTRE = { x: 0.5, y: 0.5 }
const LEFT = { x: 0, y: 0.5 }

/** Red on the left, blue on the right. */
async function halves(width: number, height: number): Promise<Buffer> {
  const red = await sharp({ create: { width: width / 2, height, channels: 3, background: '#d00000' } })
    .png()
    .toBuffer()
  return sharp({ create: { width, height, channels: 3, background: '#0000d0' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .png()
    .toBuffer()
}

test.each([
  ['fit', 160, { width: 160, height: 80 }],
  ['crop', 160, { width: 160, height: 160 }],
  ['fit', 640, { width: 400, height: 200 }],
  ['crop', 640, { width: 200, height: 200 }],
] as const)('%s %i of 400 × 200 is never enlarged', async (shape, width, size) => {
  for (const format of ['avif', 'webp', 'jpeg'] as const) {
    const image = await renderImage(await halves(400, 200), { width, shape, format, focus: CENTRE })
    const made = await sharp(image).metadata()
    expect({ width: made.width, height: made.height }, format).toEqual(size)
  }
})

test('a crop keeps the point of interest', async () => {
  const image = await renderImage(await halves(400, 100), {
    width: 160,
    shape: 'crop',
    format: 'jpeg',
    focus: LEFT,
  })
  const { channels } = await sharp(image).stats()
  expect(channels[0]!.mean).toBeGreaterThan(200)
  expect(channels[2]!.mean).toBeLessThan(20)
})

test('transparency becomes white where the format has none', async () => {
  const clear = await sharp({ create: { width: 20, height: 20, channels: 4, background: '#00000000' } })
    .png()
    .toBuffer()
  const image = await renderImage(clear, { width: 160, shape: 'fit', format: 'jpeg', focus: CENTRE })
  expect((await sharp(image).stats()).channels.map(({ mean }) => mean)).toEqual([255, 255, 255])
})

test.each([
  ['text', async () => Buffer.from('no picture')],
  ['a file without its end', async () => (await halves(400, 200)).subarray(0, 300)],
])('%s is refused', async (_, bytes) => {
  await expect(
    renderImage(await bytes(), { width: 160, shape: 'fit', format: 'webp', focus: CENTRE }),
  ).rejects.toThrow()
})

test.each([
  [{ width: 400, height: 200 }, CENTRE, 100, { left: 50, top: 0, side: 100 }],
  [{ width: 400, height: 200 }, { x: 1, y: 1 }, 100, { left: 100, top: 0, side: 100 }],
  [{ width: 200, height: 400 }, { x: 0.5, y: 0.1 }, 100, { left: 0, top: 0, side: 100 }],
  [{ width: 50, height: 40 }, CENTRE, 100, { left: 5, top: 0, side: 40 }],
  [{ width: 333, height: 1000 }, { x: 0.3, y: 0.7 }, 160, { left: 0, top: 256, side: 160 }],
])('the square in %j around %j', (size, focus, side, square) => {
  expect(squareAround(size, focus, side)).toMatchObject(square)
})
