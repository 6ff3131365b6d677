import { describe, expect, test } from 'vitest'
import { findBlocks } from '../find-blocks.ts'
import { ascii, counted, type Field, ifd, resource, tiffWith } from '../test-containers.ts'
import { iptcOf, xmpOf } from '../test-files.ts'

const MODEL = 0x110
const TAKEN = 0x9003
const time = Buffer.from('2020:02:29 08:00:00\0')
const pointer = (tag: number, value: number, type = 4): Field => ({ tag, type, count: 1, value })
const packet = (tag: number, bytes: Buffer, at: number, type = 1): Field => ({
  tag,
  type,
  count: type === 4 ? bytes.length / 4 : bytes.length,
  value: at,
})

async function read(file: Buffer) {
  const blocks = await findBlocks(counted(file))
  const text = (directory: 'ifd0' | 'exif' | 'gps', tag: number) =>
    blocks.exif[0]?.[directory].get(tag)?.bytes.toString('latin1').replace(/\0$/, '')
  return { ...blocks, text, taken: text('exif', TAKEN), model: text('ifd0', MODEL) }
}

const MB = 1024 * 1024

describe('directories of a TIFF', () => {
  test('are read wherever they are, without the picture between them', async () => {
    const file = tiffWith(40 * MB, 8, [
      [8, ifd([ascii(MODEL, 'Far', 0), pointer(0x8769, 39 * MB), pointer(0x8825, 20 * MB)])],
      [39 * MB, ifd([ascii(TAKEN, '2020:02:29 08:00:00', 10 * MB)])],
      [10 * MB, time],
      [20 * MB, ifd([{ tag: 1, type: 2, count: 2, value: Buffer.from('S\0') }])],
    ])
    const source = counted(file)
    const [directories] = (await findBlocks(source)).exif
    expect(directories?.exif.get(TAKEN)?.bytes).toEqual(time)
    expect(directories?.gps.get(1)?.bytes.toString()).toBe('S\0')
    expect(source).toMatchObject({ reads: 4 })
    expect(source.bytes).toBeLessThan(MB)
  })

  test('may have 64-bit offsets', async () => {
    const file = tiffWith(
      1000,
      16,
      [
        [
          16,
          ifd([{ ...ascii(MODEL, 'Big', 0), value: Buffer.from('Big\0') }, pointer(0x8769, 200, 18)], {
            isBig: true,
          }),
        ],
        [200, ifd([ascii(TAKEN, '2020:02:29 08:00:00', 400)], { isBig: true })],
        [400, time],
      ],
      true,
    )
    expect(await read(file)).toMatchObject({ model: 'Big', taken: '2020:02:29 08:00:00' })
  })

  test.each<[string, Field[]]>([
    ['of no type', [{ tag: 0x10f, type: 0, count: 5, value: 400 }]],
    ['of an unknown type', [{ tag: 0x10f, type: 99, count: 5, value: 400 }]],
    ['outside of the file', [{ tag: 0x10f, type: 2, count: 50, value: 0xffff0000 }]],
    ['of four billion values', [{ tag: 0x10f, type: 2, count: 0xffffffff, value: 8 }]],
    ['of no values', [{ tag: 0x10f, type: 2, count: 0, value: 8 }]],
    ['that point to themselves', [pointer(0x14a, 8), pointer(0x8825, 8)]],
    ['that point to a text', [{ tag: 0x8825, type: 2, count: 4, value: Buffer.from('abc\0') }]],
  ])('entries %s do not affect the others', async (_, bad) => {
    const file = tiffWith(1000, 8, [
      [8, ifd([...bad, ascii(MODEL, 'Cam', 0), pointer(0x8769, 200)])],
      [200, ifd([...bad, ascii(TAKEN, '2020:02:29 08:00:00', 400)])],
      [400, time],
    ])
    expect(await read(file)).toMatchObject({ model: 'Cam', taken: '2020:02:29 08:00:00' })
  })

  test.each([3, 4, 9, 13])('are found through pointers of type %d', async (type) => {
    const file = tiffWith(1000, 8, [
      [8, ifd([pointer(0x8769, 200, type)])],
      [200, ifd([ascii(TAKEN, '2020:02:29 08:00:00', 400)])],
      [400, time],
    ])
    expect((await read(file)).taken).toBe('2020:02:29 08:00:00')
  })

  test('may hold what belongs into another one, which comes first', async () => {
    const other = Buffer.from('1999:01:01 00:00:00\0')
    const pieces: [number, Buffer][] = [
      [400, time],
      [500, other],
    ]
    const alone = tiffWith(1000, 8, [[8, ifd([ascii(TAKEN, '2020:02:29 08:00:00', 400)])], ...pieces])
    expect((await read(alone)).taken).toBe('2020:02:29 08:00:00')
    const both = tiffWith(1000, 8, [
      [8, ifd([ascii(TAKEN, '1999:01:01 00:00:00', 500), pointer(0x8769, 200)])],
      [200, ifd([ascii(TAKEN, '2020:02:29 08:00:00', 400)])],
      ...pieces,
    ])
    expect((await read(both)).taken).toBe('2020:02:29 08:00:00')
  })

  test('of further pictures fill in what the first lacks', async () => {
    const file = tiffWith(1000, 8, [
      [8, ifd([ascii(MODEL, 'One', 0), { tag: 0x14a, type: 4, count: 2, value: 100 }])],
      [100, Buffer.from([200, 0, 0, 0, 44, 1, 0, 0])],
      [200, ifd([ascii(MODEL, 'Two', 0), ascii(0x10f, 'M', 0)])],
      [300, ifd([ascii(TAKEN, '2020:02:29 08:00:00', 400)])],
      [400, time],
    ])
    const found = await read(file)
    expect(found).toMatchObject({ model: 'One', taken: '2020:02:29 08:00:00' })
    expect(found.text('ifd0', 0x10f)).toBe('M')
  })

  test('of a second page give EXIF only', async () => {
    const file = tiffWith(1000, 8, [
      [8, ifd([ascii(MODEL, 'One', 0)], { next: 100 })],
      [100, ifd([ascii(0x10f, 'M', 0), pointer(0x8769, 200)])],
      [200, ifd([ascii(TAKEN, '2020:02:29 08:00:00', 400)])],
      [400, time],
    ])
    const found = await read(file)
    expect(found.taken).toBe('2020:02:29 08:00:00')
    expect(found.text('ifd0', 0x10f)).toBeUndefined()
  })
})

test.each(['IIRO', 'IIRS', 'IIU\0'])('RAW files that begin with %j are read as TIFF', async (beginning) => {
  const file = tiffWith(1000, 8, [[8, ifd([ascii(MODEL, 'Raw', 0)])]])
  file.write(beginning, 'latin1')
  expect((await read(file)).model).toBe('Raw')
})

describe('packets in a TIFF', () => {
  const xmp = xmpOf('<dc:title>Title</dc:title>')
  const iptc = iptcOf([
    [25, 'vase'],
    [25, 'glaze'],
  ])
  const whole = Buffer.concat([iptc, Buffer.alloc(4 - (iptc.length % 4))])

  test('are XMP, IPTC and Photoshop’s resources', async () => {
    const resources = Buffer.concat([resource(0x0404, iptcOf([[25, 'kiln']]))])
    const file = tiffWith(3 * MB, 8, [
      [
        8,
        ifd([packet(700, xmp, MB), packet(33723, iptc, 2 * MB, 7), packet(34377, resources, 2 * MB + 5000)]),
      ],
      [MB, xmp],
      [2 * MB, iptc],
      [2 * MB + 5000, resources],
    ])
    const found = await read(file)
    expect(found.xmp).toEqual([xmp])
    expect(found.iptc).toEqual([iptc, iptcOf([[25, 'kiln']])])
  })

  test.each<[string, Buffer]>([
    ['as they are', whole],
    ['in the file’s order', Buffer.from(whole).swap32()],
  ])('may be numbers of four bytes, %s', async (_, bytes) => {
    const file = tiffWith(1000, 8, [
      [8, ifd([packet(33723, bytes, 400, 4)])],
      [400, bytes],
    ])
    expect((await read(file)).iptc).toEqual([whole])
  })
})
