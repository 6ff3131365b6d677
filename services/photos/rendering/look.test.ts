import sharp from 'sharp'
import { expect, test } from 'vitest'
import { lookDistance } from '../look.ts'
import { render } from './render.ts'
import { paint, plain, WHITE, withOrientation } from './test-pictures.ts'

/** Soft shapes that differ with the seed, as in a photo. */
const scene = (seed: number) =>
  paint(480, 320, (x, y) => {
    const wave = (a: number, b: number) =>
      Math.sin(x / (17 + ((seed * a) % 41)) + seed) * Math.cos(y / (13 + ((seed * b) % 37)))
    return [3, 5, 7].map((colour) => 128 + 60 * wave(colour, 11) + 50 * wave(7, colour + 4))
  })
    .png()
    .toBuffer()

const lookOf = async (bytes: Buffer, turn?: 90) =>
  (await render(bytes, turn ? { turn, crop: null } : null)).look ?? 'none'

test.each([3, 8, 21])(
  'a picture looks like its smaller, recompressed and turned copies (%i)',
  async (seed) => {
    const original = await scene(seed)
    const look = await lookOf(original)
    expect(look).toMatch(/^[0-9a-f]{16}$/)
    const copies = [
      await sharp(original).resize(200).jpeg({ quality: 50 }).toBuffer(),
      await sharp(original).webp({ quality: 40 }).toBuffer(),
      await sharp(original).modulate({ brightness: 1.1 }).jpeg().toBuffer(),
      withOrientation(await sharp(original).rotate(270).jpeg().toBuffer(), 6),
    ]
    for (const copy of copies) expect(lookDistance(await lookOf(copy), look)).toBeLessThanOrEqual(6)
    // An adjustment changes what is shown, not which photo it is.
    expect(await lookOf(original, 90)).toBe(look)
  },
)

test('other pictures look different', async () => {
  const looks = await Promise.all([3, 8, 21, 34, 55].map(async (seed) => lookOf(await scene(seed))))
  for (const [i, one] of looks.entries())
    for (const other of looks.slice(i + 1)) expect(lookDistance(one, other)).toBeGreaterThan(12)
})

test('a plain picture has no look', async () => {
  expect((await render(await plain(100, 80, WHITE).png().toBuffer())).look).toBeNull()
})
