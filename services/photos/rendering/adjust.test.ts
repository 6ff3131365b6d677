import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { Adjustments } from '../schemas.ts'
import { render } from './render.ts'
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
} from './test-pictures.ts'

const SIZE = { width: 60, height: 40 }
const picture = () =>
  paint(60, 40, (x, y) => quadrants(x, y, SIZE))
    .jpeg({ quality: 100 })
    .toBuffer()

test.each<[string, Adjustments, Colour[], number, number]>([
  ['a quarter turn', { turn: 90, crop: null }, [BLUE, RED, WHITE, GREEN], 40, 60],
  ['a half turn', { turn: 180, crop: null }, [WHITE, BLUE, GREEN, RED], 60, 40],
  ['three quarters', { turn: 270, crop: null }, [GREEN, WHITE, RED, BLUE], 40, 60],
  [
    'a crop of the right half',
    { turn: 0, crop: { left: 0.5, top: 0, width: 0.5, height: 1 } },
    [GREEN, GREEN, WHITE, WHITE],
    30,
    40,
  ],
  [
    'a crop of what is at the top after a quarter turn',
    { turn: 90, crop: { left: 0, top: 0, width: 1, height: 0.5 } },
    [BLUE, RED, BLUE, RED],
    40,
    30,
  ],
])('%s', async (_, adjustments, colours, width, height) => {
  const upright = await picture()
  // The same picture as a camera held on its side stores it.
  const stored = await sharp(upright).rotate(270).jpeg({ quality: 100 }).toBuffer()
  for (const bytes of [upright, withOrientation(stored, 6)]) {
    const rendered = await render(bytes, adjustments)
    expect(rendered).toMatchObject({ width, height, unadjusted: SIZE })
    for (const image of [rendered.preview, rendered.thumbnail, rendered.small]) {
      expect(await sharp(image).metadata()).toMatchObject({ width, height })
      const shown = await quadrantColours(image)
      expect(shown.map((colour, i) => isNear(colour, colours[i]!, 24))).toEqual([true, true, true, true])
    }
  }
})

test('a crop of a large picture has as many pixels as the largest rendition', async () => {
  const bytes = await plain(4000, 3000).jpeg().toBuffer()
  const crop = { left: 0.25, top: 0.25, width: 0.5, height: 0.5 }
  const { preview, width, height } = await render(bytes, { turn: 0, crop })
  expect({ width, height }).toEqual({ width: 2000, height: 1500 })
  expect(await sharp(preview).metadata()).toMatchObject({ width: 1600, height: 1200 })
})

test('an animation that is turned is a still of its first frame', async () => {
  const frames = await Promise.all([RED, GREEN].map((colour) => plain(64, 48, colour).png().toBuffer()))
  const bytes = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer()
  const { isAnimated, preview } = await render(bytes, { turn: 90, crop: null })
  expect(isAnimated).toBe(false)
  expect(isNear((await quadrantColours(preview))[0], RED)).toBe(true)
})
