import sharp from 'sharp'
import { expect, test } from 'vitest'
import { withProfile } from './profile.ts'
import { type Colour, isNear, paint, plain } from './test-pictures.ts'

// HEIC pixels leave their decoder in the file's own colours; this is how they are converted.
test.each([3, 4] as const)('%i channels of Display P3 become sRGB', async (channels) => {
  const colour: Colour = [210, 60, 70]
  const inP3 = await plain(8, 8, colour).withIccProfile('p3').png().toBuffer()
  const { icc } = await sharp(inP3).metadata()
  const stored = await sharp(inP3, { ignoreIcc: true }).raw().toBuffer()
  const sample = [...stored.subarray(0, 3), 128]
  const { data } = await paint(7, 5, () => sample.slice(0, channels), channels)
    .raw()
    .toBuffer({ resolveWithObject: true })

  const tiff = withProfile({ data, width: 7, height: 5, channels }, icc)
  const shown = await sharp(tiff).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  expect(shown.info).toMatchObject({ width: 7, height: 5, channels })
  expect(isNear([...shown.data.subarray(0, 3)], colour, 4)).toBe(true)
  if (channels === 4) expect(shown.data[3]).toBe(128)
})

test('colours without a profile stay as they are', async () => {
  const { data } = await plain(3, 3, [1, 2, 3]).raw().toBuffer({ resolveWithObject: true })
  const shown = await sharp(withProfile({ data, width: 3, height: 3, channels: 3 }, undefined))
    .raw()
    .toBuffer()
  expect([...shown]).toEqual([...data])
})
