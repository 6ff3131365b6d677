import { describe, expect, test } from 'vitest'
import { createByteSource } from './byte-source.ts'
import { NO_METADATA, readMetadata } from './read-metadata.ts'
import { exifOf, isoMediaWith, jpegWith, pngWith, webpWith, xmpOf } from './test-files.ts'

const read = (bytes: Buffer) =>
  readMetadata(createByteSource(bytes.length, async (start, end) => bytes.subarray(start, end)))

const exif = exifOf([
  [0x0110, 'Test camera'],
  [0x8769, [[0x9003, '2020:02:29 08:00:00']]],
])
const xmp = xmpOf('<dc:subject><rdf:Bag><rdf:li>one</rdf:li><rdf:li>two</rdf:li></rdf:Bag></dc:subject>')

describe('damaged metadata', () => {
  test('of one kind does not affect the others', async () => {
    const found = await read(await jpegWith({ exif: Buffer.alloc(200, 0xff), xmp }))
    expect(found).toMatchObject({ takenAt: null, tags: ['one', 'two'] })
  })

  /** Files that are truncated anywhere, or have any byte changed, must be read without an error. */
  test.each<[string, () => Promise<Buffer> | Buffer]>([
    ['JPEG', () => jpegWith({ exif, xmp })],
    ['PNG', () => pngWith({ exif, xmp })],
    ['WebP', () => webpWith({ exif, xmp })],
    ['HEIC', () => isoMediaWith('heic', { exif, xmp })],
    ['TIFF', () => exif],
  ])('%s cut and changed anywhere', async (_, make) => {
    const bytes = await make()
    for (let at = 1; at < bytes.length; at += 7) {
      await read(bytes.subarray(0, at))
      const changed = Buffer.from(bytes)
      changed[at] = 255 - (changed[at] ?? 0)
      await read(changed)
    }
  })

  test('a file of another kind has none', async () => {
    expect(await read(Buffer.from('just some text'))).toEqual(NO_METADATA)
    expect(await read(Buffer.alloc(0))).toEqual(NO_METADATA)
  })
})
