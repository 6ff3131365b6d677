import { expect, test } from 'vitest'
import { captureWords, exposureWords, pixelWords, positionWords, shutterWords } from './words.ts'

const nothing = {
  camera: null,
  lens: null,
  exposureTime: null,
  fNumber: null,
  iso: null,
  focalLength: null,
  focalLength35mm: null,
  flash: null,
  software: null,
  author: null,
  copyright: null,
  position: null,
}

test.each([
  [0.004, '1/250 s'],
  [1 / 3205, '1/3205 s'],
  [0.25, '1/4 s'],
  [0.5, '0.5 s'],
  [30, '30 s'],
])('%d seconds of exposure are written %s', (seconds, words) => {
  expect(shutterWords(seconds)).toBe(words)
})

test('exposure is written as photographers do, without unknown parts', () => {
  expect(
    exposureWords({
      ...nothing,
      fNumber: 2.8,
      exposureTime: 0.004,
      iso: 100,
      focalLength: 35,
      focalLength35mm: 35,
    }),
  ).toBe('ƒ/2.8 · 1/250 s · ISO 100 · 35 mm')
  expect(exposureWords({ ...nothing, fNumber: 1.7799, focalLength: 5.7, focalLength35mm: 26 })).toBe(
    'ƒ/1.8 · 5.7 mm (26 mm equiv.)',
  )
  expect(exposureWords({ ...nothing, iso: 0, fNumber: 0 })).toBe('')
})

test.each([
  ['2019-05-04T14:03:22+02:00', 'Sat, 4 May 2019, 14:03 (UTC+2)'],
  ['2019-05-04T14:03:22.123-03:30', 'Sat, 4 May 2019, 14:03 (UTC−3:30)'],
  ['2019-05-04T23:59:59', 'Sat, 4 May 2019, 23:59'],
  ['2019-05-04T14:03:22Z', 'Sat, 4 May 2019, 14:03 (UTC)'],
  ['2023-01-15', 'Sun, 15 Jan 2023'],
  ['soon', 'soon'],
])('%s is written in its own time: %s', (takenAt, words) => {
  expect(captureWords(takenAt)).toBe(words)
})

test('of a month or a year that is known no day is written', () => {
  expect(captureWords('1954-07-01', 'month')).toBe('July 1954')
  expect(captureWords('1954-01-01', 'year')).toBe('1954')
})

test('size and place are written for people', () => {
  expect(pixelWords({ width: 4032, height: 3024 })).toBe('4032 × 3024 · 12.2 MP')
  expect(pixelWords({ width: null, height: null })).toBe('')
  expect(positionWords({ latitude: -38.99034, longitude: 109.7731 })).toBe('38.9903° S, 109.7731° E')
})
