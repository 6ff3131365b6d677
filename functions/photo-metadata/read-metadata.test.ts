import { describe, expect, test } from 'vitest'
import { createByteSource } from './byte-source.ts'
import { readMetadata } from './read-metadata.ts'
import { exifOf, type Ifd, isoMediaWith, jpegWith, pngWith, tiffOf, webpWith, xmpOf } from './test-files.ts'

const EXIF = 0x8769
const GPS = 0x8825
const MAKE = 0x010f
const MODEL = 0x0110
const TAKEN = 0x9003

const read = (bytes: Buffer) =>
  readMetadata(createByteSource(bytes.length, async (start, end) => bytes.subarray(start, end)))

const readExif = async (ifd: Ifd) => read(await jpegWith({ exif: exifOf(ifd) }))

test('everything that a camera writes is read', async () => {
  const { metadata, takenAt } = await readExif([
    [MAKE, 'Canon'],
    [MODEL, 'Canon EOS R5'],
    [0x0131, 'Firmware 1.5.2'],
    [
      EXIF,
      [
        [0x829a, [[1, 4000]]],
        [0x829d, [[71, 10]]],
        [0x8827, 1000],
        [TAKEN, '2022:03:31 11:31:56'],
        [0x9011, '-07:00'],
        [0x9209, 0x19],
        [0x920a, [[500, 1]]],
        [0x9291, '018'],
        [0xa405, 505],
        [0xa434, 'RF100-500mm F4.5-7.1 L IS USM'],
      ],
    ],
    [
      GPS,
      [
        [1, 'S'],
        [
          2,
          [
            [33, 1],
            [51, 1],
            [3000, 100],
          ],
        ],
        [3, 'E'],
        [
          4,
          [
            [151, 1],
            [12, 1],
            [0, 1],
          ],
        ],
        [5, Buffer.from([1])],
        [6, [[125, 10]]],
      ],
    ],
  ])
  expect(takenAt).toBe('2022-03-31T11:31:56.018-07:00')
  expect(metadata).toEqual({
    camera: 'Canon EOS R5',
    lens: 'RF100-500mm F4.5-7.1 L IS USM',
    exposureTime: 0.00025,
    fNumber: 7.1,
    iso: 1000,
    focalLength: 500,
    focalLength35mm: 505,
    flash: true,
    software: 'Firmware 1.5.2',
    author: null,
    copyright: null,
    position: {
      latitude: expect.closeTo(-33.858333, 5),
      longitude: expect.closeTo(151.2, 5),
      altitude: -12.5,
    },
  })
})

test.each([
  ['NIKON CORPORATION', 'NIKON D70', 'NIKON D70'],
  ['PENTAX Corporation', 'PENTAX K10D', 'PENTAX K10D'],
  ['FUJIFILM', 'FinePix E500', 'FUJIFILM FinePix E500'],
  ['Apple', 'iPhone 13 Pro Max', 'Apple iPhone 13 Pro Max'],
  ['OLYMPUS IMAGING CORP.  ', 'E-M10', 'OLYMPUS E-M10'],
  ['Leica Camera AG', 'LEICA Q2', 'LEICA Q2'],
  ['', 'X100', 'X100'],
])('%s and %s is a %s', async (make, model, camera) => {
  const { metadata } = await readExif([
    [MAKE, make],
    [MODEL, model],
  ])
  expect(metadata.camera).toBe(camera)
})

describe('the time of capture', () => {
  const taken = async (...exif: Ifd) =>
    (
      await readExif([
        [MAKE, 'Maker'],
        [EXIF, exif],
      ])
    ).takenAt

  test('keeps the camera’s own offset', async () => {
    expect(await taken([TAKEN, '2024:07:01 23:30:00'], [0x9011, '+09:00'])).toBe('2024-07-01T23:30:00+09:00')
  })
  test('stays local without an offset, whatever time zone this machine is in', async () => {
    expect(await taken([TAKEN, '2024:07:01 23:30:00'])).toBe('2024-07-01T23:30:00')
  })
  test('does not use the offset of another time', async () => {
    expect(await taken([TAKEN, '2024:07:01 23:30:00'], [0x9010, '+02:00'])).toBe('2024-07-01T23:30:00')
  })
  test.each([
    '0000:00:00 00:00:00',
    '    :  :     :  :  ',
    '2024:13:01 10:00:00',
    '2023:02:29 10:00:00',
    'yesterday',
  ])('"%s" is none', async (text) => {
    expect(await taken([TAKEN, text])).toBeNull()
  })
  test('falls back to when it was digitized, and to XMP', async () => {
    expect(await taken([TAKEN, '0000:00:00 00:00:00'], [0x9004, '2001:02:03 04:05:06'])).toBe(
      '2001-02-03T04:05:06',
    )
    const xmp = xmpOf('<photoshop:DateCreated>2010-06-26T12:43:01+02:00</photoshop:DateCreated>')
    expect((await read(await jpegWith({ xmp }))).takenAt).toBe('2010-06-26T12:43:01+02:00')
  })
})

test.each<[string, Ifd]>([
  [
    'zeros of a camera without a fix',
    [
      [1, 'N'],
      [
        2,
        [
          [0, 1],
          [0, 1],
          [0, 1],
        ],
      ],
      [3, 'E'],
      [
        4,
        [
          [0, 1],
          [0, 1],
          [0, 1],
        ],
      ],
    ],
  ],
  [
    'degrees that do not exist',
    [
      [1, 'N'],
      [
        2,
        [
          [123, 1],
          [0, 1],
          [0, 1],
        ],
      ],
      [3, 'E'],
      [
        4,
        [
          [10, 1],
          [0, 1],
          [0, 1],
        ],
      ],
    ],
  ],
  [
    'numbers of nobody knows which half of the earth',
    [
      [
        2,
        [
          [36, 1],
          [0, 1],
          [0, 1],
        ],
      ],
      [
        4,
        [
          [174, 1],
          [0, 1],
          [0, 1],
        ],
      ],
    ],
  ],
  [
    'numbers divided by zero',
    [
      [1, 'N'],
      [
        2,
        [
          [1, 0],
          [1, 0],
          [1, 0],
        ],
      ],
      [3, 'E'],
      [
        4,
        [
          [10, 1],
          [0, 1],
          [0, 1],
        ],
      ],
    ],
  ],
])('%s are no position', async (_, gps) => {
  const { metadata } = await readExif([
    [MODEL, 'Phone'],
    [GPS, gps],
  ])
  expect(metadata).toMatchObject({ camera: 'Phone', position: null })
})

const exif = exifOf([
  [MODEL, 'Test camera'],
  [EXIF, [[TAKEN, '2020:02:29 08:00:00']]],
])
const xmp = xmpOf('<dc:subject><rdf:Bag><rdf:li>one</rdf:li><rdf:li>two</rdf:li></rdf:Bag></dc:subject>')

test.each<[string, () => Promise<Buffer> | Buffer]>([
  ['JPEG', () => jpegWith({ exif, xmp })],
  ['PNG', () => pngWith({ exif, xmp })],
  ['WebP', () => webpWith({ exif, xmp })],
  [
    'WebP with a JPEG segment’s signature',
    () => webpWith({ exif: Buffer.concat([Buffer.from('Exif\0\0'), exif]), xmp }),
  ],
  ['HEIC', () => isoMediaWith('heic', { exif, xmp })],
  ['AVIF', () => isoMediaWith('avif', { exif, xmp })],
])('metadata is found in %s', async (_, make) => {
  const found = await read(await make())
  expect(found).toMatchObject({
    takenAt: '2020-02-29T08:00:00',
    tags: ['one', 'two'],
    metadata: { camera: 'Test camera' },
  })
})

test('metadata is found at the end of a large TIFF, without reading the picture', async () => {
  const bytes = tiffOf(
    [
      [MAKE, 'Maker'],
      [MODEL, 'Scanner'],
    ],
    5_000_000,
  )
  let fetched = 0
  const source = createByteSource(bytes.length, async (start, end) => {
    fetched += end - start
    return bytes.subarray(start, end)
  })
  expect((await readMetadata(source)).metadata.camera).toBe('Maker Scanner')
  expect(fetched).toBeLessThan(bytes.length / 4)
})

test('most files need one small read', async () => {
  const bytes = Buffer.concat([await jpegWith({ exif }), Buffer.alloc(5_000_000)])
  const reads: number[] = []
  const source = createByteSource(bytes.length, async (start, end) => {
    reads.push(end - start)
    return bytes.subarray(start, end)
  })
  expect((await readMetadata(source)).metadata.camera).toBe('Test camera')
  expect(reads).toEqual([256 * 1024])
})

test('errors of the source are not mistaken for damage', async () => {
  const source = createByteSource(1000, () => Promise.reject(new Error('the store is away')))
  await expect(readMetadata(source)).rejects.toThrow('the store is away')
})
