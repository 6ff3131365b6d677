import sharp from 'sharp'
import { expect, test } from 'vitest'
import { render } from './render.ts'
import { heic } from './test-heic.ts'
import { BLUE, type Colour, GREEN, isNear, plain, quadrantColours, RED, WHITE } from './test-pictures.ts'

const quadrants = (columns: number, rows: number) => (column: number, row: number) =>
  row < rows / 2 ? (column < columns / 2 ? RED : GREEN) : column < columns / 2 ? BLUE : WHITE

/** A TIFF structure that contains only an orientation. */
const turned = (orientation: number) =>
  Buffer.from(
    `4d4d002a000000080001011200030000000100${orientation.toString(16).padStart(2, '0')}000000000000`,
    'hex',
  )

const expectColours = async (image: Buffer, expected: Colour[]) => {
  const colours = await quadrantColours(image)
  expect(colours.map((colour, i) => isNear(colour, expected[i] ?? [], 14))).toEqual([true, true, true, true])
}

test('a HEIC picture is decoded', async () => {
  const bytes = heic({ columns: 4, rows: 2, colourAt: quadrants(4, 2) })
  const rendered = await render(bytes)
  expect(rendered).toMatchObject({ contentType: 'image/heic', width: 64, height: 32, isAnimated: false })
  for (const image of [rendered.preview, rendered.thumbnail])
    await expectColours(image, [RED, GREEN, BLUE, WHITE])
})

test('the container’s rotation is applied once, although EXIF repeats it', async () => {
  // A quarter turn clockwise, written both ways, as by a phone that was held upright.
  const bytes = heic({ columns: 4, rows: 2, colourAt: quadrants(4, 2), rotation: 3, exif: turned(6) })
  const { width, height, preview } = await render(bytes)
  expect({ width, height }).toEqual({ width: 32, height: 64 })
  await expectColours(preview, [BLUE, RED, WHITE, GREEN])
})

test('wide-gamut colours of a HEIC become sRGB', async () => {
  const colour: Colour = [210, 60, 70]
  const inP3 = await plain(8, 8, colour).withIccProfile('p3').png().toBuffer()
  const { icc } = await sharp(inP3).metadata()
  const [r = 0, g = 0, b = 0] = await sharp(inP3, { ignoreIcc: true }).raw().toBuffer()
  const { preview } = await render(heic({ columns: 2, rows: 2, colourAt: () => [r, g, b], profile: icc! }))
  await expectColours(preview, [colour, colour, colour, colour])
  const [shown] = await quadrantColours(preview)
  expect(isNear(shown, [r, g, b], 8)).toBe(false)
})

test('a truncated HEIC is refused, and the next one is decoded', async () => {
  const bytes = heic({ columns: 4, rows: 2, colourAt: quadrants(4, 2) })
  await expect(render(bytes.subarray(0, bytes.length - 1000))).rejects.toThrow(/damaged or incomplete/)
  expect((await render(bytes)).width).toBe(64)
})
