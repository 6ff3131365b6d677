import { expect, test } from 'vitest'
import { createByteSource } from './byte-source.ts'
import { readMetadata } from './read-metadata.ts'
import { app, type Field, ifd, jpegOf, tiffWith } from './test-containers.ts'
import { type Embedded, exifOf, type Ifd, jpegWith, xmpOf } from './test-files.ts'

const read = (bytes: Buffer) =>
  readMetadata(createByteSource(bytes.length, async (start, end) => bytes.subarray(start, end)))
const positionIn = async (embedded: Embedded) => (await read(await jpegWith(embedded))).metadata.position
const place = (latitude: number, longitude: number, altitude: number | null = null) => ({
  latitude: expect.closeTo(latitude, 4),
  longitude: expect.closeTo(longitude, 4),
  altitude,
})

const SOUTH: [number, number][] = [
  [36, 1],
  [48, 1],
  [1454, 100],
]
const EAST: [number, number][] = [
  [174, 1],
  [43, 1],
  [3534, 100],
]
const gps = (latitude: string, longitude: string, ...more: Ifd) =>
  exifOf([[0x8825, [[1, latitude], [2, SOUTH], [3, longitude], [4, EAST], ...more] satisfies Ifd]])

test.each([
  ['S', 'E', -36.80404, 174.72648],
  ['South', 'West', -36.80404, -174.72648],
  ['s', 'w', -36.80404, -174.72648],
  ['N', 'E', 36.80404, 174.72648],
])('the references %s and %s say on which half of the earth it is', async (south, east, ...expected) => {
  expect(await positionIn({ exif: gps(south, east) })).toEqual(place(...expected))
})

test.each([
  ['above the sea', 0, 50],
  ['below the sea', 1, -50],
  ['above the ellipsoid', 2, 50],
  ['below the ellipsoid', 3, -50],
])('50 metres %s are %d', async (_words, reference, metres) => {
  const exif = gps('S', 'E', [5, Buffer.from([reference])], [6, [[50, 1]]])
  expect(await positionIn({ exif })).toEqual(place(-36.80404, 174.72648, metres))
})

test('signed numbers have the sign of any of their parts, and need no reference', async () => {
  const SRATIONAL = 10
  const field = (tag: number, value: number): Field => ({ tag, type: SRATIONAL, count: 3, value })
  const parts = (...numbers: number[]) => {
    const bytes = Buffer.alloc(24)
    for (const [index, number] of numbers.entries()) {
      bytes.writeInt32LE(number, index * 8)
      bytes.writeInt32LE(1, index * 8 + 4)
    }
    return bytes
  }
  const tiff = tiffWith(300, 8, [
    [8, ifd([{ tag: 0x8825, type: 4, count: 1, value: 60 }])],
    [60, ifd([field(2, 120), field(4, 160)])],
    [120, parts(-36, 48, 14)],
    [160, parts(174, 43, 35)],
  ])
  const { metadata } = await read(jpegOf(app(1, 'Exif\0\0', tiff)))
  expect(metadata.position).toEqual(place(-36.80389, 174.72639))
})

test.each([
  ['minutes', '36,48.2423S', '174,43.589E', '1204/10', 120.4],
  ['seconds', '36,48,14.54S', '174,43,35.34E', '120.4', 120.4],
  ['decimals', '-36.80404', '174.72648', '', null],
  ['decimals with letters', 'S36.80404', '174.72648 E', '', null],
  ['words', '36 deg 48&apos; 14.54&quot; S', '174 deg 43&apos; 35.34&quot; E', '', null],
  ['fractions', '36/1,48/1,1454/100S', '174/1,43/1,3534/100E', '', null],
])('a position in XMP counts, in %s', async (_unit, latitude, longitude, altitude, metres) => {
  const xmp =
    xmpOf(`<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="${latitude}"
    exif:GPSLongitude="${longitude}" ${altitude && `exif:GPSAltitude="${altitude}"`}/>`)
  expect(await positionIn({ xmp })).toEqual(place(-36.80404, 174.72648, metres))
})

test('fractions in XMP have no half of the earth without a letter', async () => {
  const xmp =
    xmpOf(`<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="36/1 48/1 1454/100"
    exif:GPSLongitude="174/1 43/1 3534/100"/>`)
  expect(await positionIn({ xmp })).toBeNull()
})

test.each([
  ['36,48,14.54', '174,43,35.34'],
  ['36/1,48/1,1454/100', '174/1,43/1,3534/100'],
  ['36 deg 48\' 14.54"', '174 deg 43\' 35.34"'],
])('EXIF may say %s as text', async (latitude, longitude) => {
  const exif = exifOf([
    [
      0x8825,
      [
        [1, 'S'],
        [2, latitude],
        [3, 'E'],
        [4, longitude],
      ],
    ],
  ])
  expect(await positionIn({ exif })).toEqual(place(-36.80404, 174.72648))
})

test('text with decimal commas is no position', async () => {
  const exif = exifOf([
    [
      0x8825,
      [
        [1, 'S'],
        [2, '36,0,48,0,14,54'],
        [3, 'E'],
        [4, '174,0,43,0,35,34'],
      ],
    ],
  ])
  expect(await positionIn({ exif })).toBeNull()
})
