// Small files that would take gigabytes of memory, or minutes, without limits.
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { processorSeconds } from '../../tests/processor-time.ts'
import { createByteSource } from './byte-source.ts'
import { readMetadata } from './read-metadata.ts'
import { ascii, chunk, counted, ifd, jpegOf, pngOf, resource, tiffWith } from './test-containers.ts'
import { exifOf, isoMediaWith, jpegWith, webpWith, xmpOf } from './test-files.ts'

const read = (bytes: Buffer) =>
  readMetadata(createByteSource(bytes.length, async (start, end) => bytes.subarray(start, end)))

const BOMB = deflateSync(Buffer.alloc(30_000_000))

/** The camera's name, followed by many entries that all claim the same megabyte of numbers. */
function greedyExif(entries: number, valueBytes: number): Buffer {
  const head = exifOf([[0x0110, 'Test camera']])
  const table = Buffer.alloc(2 + (entries + 1) * 12)
  table.writeUInt16BE(entries + 1, 0)
  // Copies the camera's entry, whose value stays where it was.
  head.copy(table, 2, 10, 22)
  for (let entry = 1; entry <= entries; entry++) {
    const at = 2 + entry * 12
    table.writeUInt16BE(0xc000 + entry, at)
    table.writeUInt16BE(3, at + 2)
    table.writeUInt32BE(valueBytes / 2, at + 4)
    table.writeUInt32BE(8, at + 8)
  }
  const exif = Buffer.concat([head, table, Buffer.alloc(valueBytes)])
  exif.writeUInt32BE(head.length, 4)
  return exif
}

test.each([
  ['each too long', 1_000_000],
  ['too long together', 60_000],
])('EXIF values that are %s are left out', async (_, valueBytes) => {
  const file = await webpWith({ exif: greedyExif(2000, valueBytes) })
  const before = process.memoryUsage().arrayBuffers
  let camera: string | null = null
  const seconds = await processorSeconds(async () => {
    camera = (await read(file)).metadata.camera
  })
  expect(camera).toBe('Test camera')
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30_000_000)
  expect(seconds).toBeLessThan(3)
})

test('values after a long maker note are still read', async () => {
  const exif = exifOf([
    [
      0x8769,
      [
        [0x9003, '2020:02:29 08:00:00'],
        [0x927c, Buffer.alloc(200_000, 1)],
        [0xa434, 'Test lens'],
      ],
    ],
  ])
  expect((await read(await webpWith({ exif }))).metadata.lens).toBe('Test lens')
})

test('an item whose parts repeat the same bytes is read up to the limit', async () => {
  const xmp = xmpOf('<dc:subject><rdf:Bag><rdf:li>one</rdf:li></rdf:Bag></dc:subject>')
  const file = isoMediaWith('heic', {
    exif: exifOf([[0x0110, 'Test camera']]),
    xmp: Buffer.alloc(3_000_000, xmp),
  })
  const iloc = file.indexOf('iloc')
  // Replaces the second item's only part with 5000 parts, each the whole item data.
  const extent = iloc + 4 + 8 + 16 + 8
  const parts = Buffer.concat(Array.from({ length: 5000 }, () => file.subarray(extent, extent + 8)))
  file.writeUInt16BE(5000, extent - 2)
  const grown = Buffer.concat([file.subarray(0, extent), parts, file.subarray(extent + 8)])
  const added = parts.length - 8
  const grow = (at: number) => grown.writeUInt32BE(grown.readUInt32BE(at) + added, at)
  grow(iloc - 4)
  grow(grown.indexOf('meta') - 4)
  const before = process.memoryUsage().rss
  expect((await read(grown)).tags).toEqual(['one'])
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
})

test('an author’s name is truncated between characters', async () => {
  const names = '<rdf:li>x</rdf:li>'.concat(`<rdf:li>${'📷'.repeat(300)}</rdf:li>`)
  const xmp = xmpOf(`<dc:creator><rdf:Seq>${names}</rdf:Seq></dc:creator>`)
  const { author } = (await read(await jpegWith({ xmp }))).metadata
  expect(author?.isWellFormed()).toBe(true)
})

/** Directories of a thousand entries that point to each other, and to values all over a large file. */
function circles(): Buffer {
  const at = (index: number) => 8 + index * 20_000
  const directories = Array.from({ length: 100 }, (_, index): [number, Buffer] => [
    at(index),
    ifd([
      ...Array.from({ length: 500 }, (__, other) => ({
        tag: 0x14a,
        type: 4,
        count: 1,
        value: at(other % 100),
      })),
      ...Array.from({ length: 500 }, (__, other) => ({
        ...ascii(0x110, 'x'.repeat(60_000), 3_000_000 + other * 9_000),
        tag: 0x9c9b + (other % 5),
      })),
    ]),
  ])
  return tiffWith(40_000_000, 8, directories)
}

/** Image resources with EXIF that holds image resources with EXIF, and so on. */
function nested(): Buffer {
  let inner: Buffer = Buffer.alloc(0)
  let file = inner
  for (let level = 0; level < 2000; level++) {
    file = tiffWith(26 + inner.length, 8, [
      [8, ifd([{ tag: 34377, type: 7, count: inner.length, value: 26 }])],
      [26, inner],
    ])
    inner = resource(0x0422, file)
  }
  return file
}

test.each<[string, () => Buffer]>([
  ['directories in circles', circles],
  ['blocks in blocks', nested],
  ['a million empty segments', () => jpegOf(Buffer.alloc(4_000_000, Buffer.from([0xff, 0xe1, 0, 2])))],
  ['padding without end', () => jpegOf(Buffer.alloc(4_000_000, 0xff))],
  ['chunks without content', () => pngOf(Buffer.alloc(4_800_000, chunk('tEXt')))],
  [
    'chunks that seem to be many',
    () => pngOf(...Array.from({ length: 9 }, () => chunk('IDAT')), Buffer.alloc(6_000_000, '\0\0\0\x04IDAT')),
  ],
  [
    'texts that unpack to gigabytes',
    () => pngOf(...Array.from({ length: 300 }, () => chunk('zTXt', 'a\0\0', BOMB))),
  ],
  [
    'a brotli-like box',
    () =>
      Buffer.concat([
        Buffer.from('\0\0\0\x0cJXL \r\n\x87\n', 'latin1'),
        Buffer.alloc(2_000_000, '\0\0\0\x08free'),
      ]),
  ],
])('a file of %s costs little', async (_, make) => {
  const source = counted(make())
  expect(await processorSeconds(() => readMetadata(source))).toBeLessThan(5)
  expect(source.reads).toBeLessThanOrEqual(64)
  expect(source.bytes).toBeLessThanOrEqual(16 * 1024 * 1024)
})
