import { expect, test } from 'vitest'
import { timeInName } from './name-time.ts'

const NOW = Date.parse('2026-11-27T12:00:00Z')

test.each([
  ['IMG_20200102_030405.jpg', '2020-01-02T03:04:05'],
  ['PXL_20220304_050607123.jpg', '2022-03-04T05:06:07.123Z'],
  ['IMG-20230115-WA0007.jpg', '2023-01-15'],
  ['signal-2020-01-02-030405.jpg', '2020-01-02T03:04:05'],
  ['signal-2020-01-02-03-04-05-678.jpg', '2020-01-02T03:04:05.678'],
  ['Screenshot_20200102-030405.png', '2020-01-02T03:04:05'],
  ['Screen Shot 2020-01-02 at 3.04.05 PM.png', '2020-01-02T15:04:05'],
  ['Bildschirmfoto 2020-01-02 um 03.04.05.png', '2020-01-02T03:04:05'],
  ['WhatsApp Image 2020-01-02 at 03.04.05.jpeg', '2020-01-02T03:04:05'],
  ['2020-01-02 03.04.05.jpg', '2020-01-02T03:04:05'],
  ['VID_20200102_030405.mp4', '2020-01-02T03:04:05'],
  ['20200102_030405_001.jpg', '2020-01-02T03:04:05'],
  ['FB_IMG_1577934245000.jpg', '2020-01-02T03:04:05Z'],
  ['birthday 2020-01-02.jpg', '2020-01-02'],
  // A number that is no time counts pictures.
  ['IMG_20200102_256199.jpg', '2020-01-02'],
])('%s is of %s', (name, time) => {
  expect(timeInName(name, NOW)).toBe(time)
})

test.each([
  'DSC_4711.jpg',
  'DSC01234.JPG',
  'IMG_0001.JPG',
  'BV_20241106_8223.jpg',
  '12345678901234567890.jpg',
  'IMG_20209902_030405.jpg',
  'IMG_20300102_030405.jpg',
  'IMG_19000102_030405.jpg',
])('%s says no time', (name) => {
  expect(timeInName(name, NOW)).toBeNull()
})
