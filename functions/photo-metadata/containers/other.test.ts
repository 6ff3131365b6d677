// Containers with blocks in places of their own.
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { findBlocks } from '../find-blocks.ts'
import { readMetadata } from '../read-metadata.ts'
import { app, ascii, box, counted, ifd, jpegOf, riff, tiffWith, u32 } from '../test-containers.ts'
import { exifOf, xmpOf } from '../test-files.ts'

const MODEL = 0x110
const TAKEN = 0x9003
const exif = exifOf([[MODEL, 'Cam']])
const xmp = xmpOf('<dc:title>Title</dc:title>')
const found = { exif: [expect.anything()], xmp: [xmp] }
const JXL = box('JXL ', '\r\n\x87\n')

test.each<[string, Buffer[]]>([
  ['boxes', [box('Exif', u32(0), exif), box('xml ', xmp)]],
  [
    'packed boxes',
    [
      box('brob', 'Exif', brotliCompressSync(Buffer.concat([u32(0), exif]))),
      box('brob', 'xml ', brotliCompressSync(xmp)),
    ],
  ],
])('JPEG XL has them in %s', async (_, boxes) => {
  expect(await findBlocks(counted(Buffer.concat([JXL, box('jxlc', 'pixels'), ...boxes])))).toMatchObject(
    found,
  )
})

test('CR3 has a directory in each of three boxes', async () => {
  const one = (field: number, text: string) =>
    tiffWith(200, 8, [
      [8, ifd([ascii(field, text, 100)])],
      [100, Buffer.from(`${text}\0`)],
    ])
  const canon = box(
    'uuid',
    Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex'),
    box('CMT1', one(MODEL, 'Canon EOS R5')),
    box('CMT2', one(TAKEN, '2020:02:29 08:00:00')),
  )
  const packet = box('uuid', Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex'), xmp)
  const file = Buffer.concat([
    box('ftyp', 'crx \0\0\0\x01crx isom'),
    box('moov', canon),
    packet,
    box('mdat', Buffer.alloc(99)),
  ])
  const blocks = await findBlocks(counted(file))
  expect(blocks.xmp).toEqual([xmp])
  expect(blocks.exif).toHaveLength(1)
  expect(blocks.exif[0]?.ifd0.get(MODEL)?.bytes.toString()).toBe('Canon EOS R5\0')
  expect(blocks.exif[0]?.exif.get(TAKEN)?.bytes.toString()).toBe('2020:02:29 08:00:00\0')
})

test('RAF has them in its preview', async () => {
  const preview = jpegOf(app(1, 'Exif\0\0', exif), app(1, 'http://ns.adobe.com/xap/1.0/\0', xmp))
  const head = Buffer.alloc(92)
  head.write('FUJIFILMCCD-RAW ')
  head.writeUInt32BE(600_000, 84)
  head.writeUInt32BE(preview.length, 88)
  const file = Buffer.concat([head, Buffer.alloc(600_000 - head.length), preview])
  expect(await findBlocks(counted(file))).toMatchObject(found)
})

test('X3F has them in one of its pictures, which the directory at its end names', async () => {
  const le = (...values: number[]) => u32(...values).swap32()
  const preview = jpegOf(app(1, 'Exif\0\0', exif), app(1, 'http://ns.adobe.com/xap/1.0/\0', xmp))
  const raw = Buffer.alloc(300_000, 9)
  const section = Buffer.concat([Buffer.from('SECi'), Buffer.alloc(24), preview])
  const directoryAt = 40 + raw.length + section.length
  const file = Buffer.concat([
    Buffer.from('FOVb'),
    Buffer.alloc(36),
    raw,
    section,
    Buffer.concat([Buffer.from('SECd'), le(0x20000, 2)]),
    Buffer.concat([le(40, raw.length), Buffer.from('IMAG')]),
    Buffer.concat([le(40 + raw.length, section.length), Buffer.from('IMA2')]),
    le(directoryAt),
  ])
  expect(await findBlocks(counted(file))).toMatchObject(found)
  expect((await findBlocks(counted(file.subarray(0, -4)))).exif).toEqual([])
})

describe('CRW', () => {
  const le = (...values: number[]) => u32(...values).swap32()
  /** A heap with its directory behind what it holds. */
  function heap(before: number, ...parts: [tag: number, data: Buffer][]): Buffer {
    let at = before
    const entries = parts.map(([tag, data]) => {
      const entry = Buffer.concat([le(tag).subarray(0, 2), le(data.length, at)])
      at += data.length
      return entry
    })
    const count = le(parts.length).subarray(0, 2)
    return Buffer.concat([Buffer.alloc(before), ...parts.map(([, data]) => data), count, ...entries, le(at)])
  }
  const head = Buffer.from('II\x1a\0\0\0HEAPCCDR\x02\0\x01\0\0\0\0\0\0\0\0\0', 'latin1')
  const crw = (seconds: number) =>
    Buffer.concat([
      head,
      heap(600_000, [
        0x300a,
        heap(
          0,
          [0x2807, heap(0, [0x080a, Buffer.from('Canon\0Canon EOS D60\0')])],
          [0x180e, le(seconds, 0, 0)],
        ),
      ]),
    ])
  const told = async (file: Buffer) => {
    const { takenAt, takenFrom, metadata } = await readMetadata(counted(file))
    return [metadata.camera, takenAt, takenFrom]
  }

  test('has camera and time in fields of its own', async () => {
    expect(await told(crw(1_114_278_876))).toEqual(['Canon EOS D60', '2005-04-23T17:54:36', 'exif'])
  })
  test('may have a clock that was never set', async () => {
    expect(await told(crw(0))).toEqual(['Canon EOS D60', null, null])
  })
  test('that is a heap within itself, or cut, says what it says', async () => {
    const itself: [number, Buffer][] = Array.from({ length: 150 }, () => [0x300a, Buffer.alloc(0)])
    const circle = Buffer.concat([head, heap(0, ...itself)])
    for (let entry = 0; entry < itself.length; entry++)
      circle.writeUInt32LE(circle.length - head.length, head.length + 4 + entry * 10)
    expect(await told(circle)).toEqual([null, null, null])
    for (let end = 0; end < 200; end += 7)
      expect(await told(crw(1_114_278_876).subarray(0, -end || undefined))).toHaveLength(3)
  })
})

test('an animated WebP has them behind all its frames', async () => {
  const frames = Array.from({ length: 500 }, () => riff('ANMF', Buffer.alloc(20_000, 1)))
  const chunks = Buffer.concat([Buffer.from('WEBP'), ...frames, riff('EXIF', exif), riff('XMP ', xmp)])
  const source = counted(Buffer.concat([riff('RIFF', Buffer.alloc(0)), chunks]))
  expect(await findBlocks(source)).toMatchObject(found)
  expect(source.reads).toBeLessThan(5)
})

test.each([
  [0, [1]],
  [600_000, [1]],
  [0, []],
])(
  'GIF has XMP in an extension, behind %d bytes of pictures, before a trailer from %j',
  async (bytes, first) => {
    const trailer = Buffer.from([...first, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0])
    const file = Buffer.concat([
      Buffer.from('GIF89a\x01\0\x01\0\0\0\0', 'latin1'),
      Buffer.alloc(bytes, 7),
      Buffer.from('!\xff\x0bXMP DataXMP', 'latin1'),
      xmp,
      trailer,
      Buffer.from(';'),
    ])
    const [packet] = (await findBlocks(counted(file))).xmp
    expect(packet?.subarray(0, xmp.length)).toEqual(xmp)
    expect(packet?.length).toBe(xmp.length + first.length)
  },
)
