import { describe, expect, test } from 'vitest'
import { findBlocks } from '../find-blocks.ts'
import { app, counted, jpegOf, resource, xmpPiece } from '../test-containers.ts'
import { exifOf, iptcOf, xmpOf } from '../test-files.ts'

const MODEL = 0x110
const exif = exifOf([[MODEL, 'Cam']])
const SIGNATURE = 'http://ns.adobe.com/xap/1.0/\0'
const GUID = '0123456789ABCDEF0123456789ABCDEF'

const read = (...segments: Buffer[]) => findBlocks(counted(jpegOf(...segments)))
const models = async (...segments: Buffer[]) =>
  (await read(...segments)).exif.map(({ ifd0 }) => ifd0.get(MODEL)?.bytes.toString())

describe('EXIF in a JPEG', () => {
  test.each(['Exif\0\0', 'Exif\0\xff', 'Exif\0', 'EXIF\0\0', '\0\0Exif\0\0'])(
    'may stand under %j',
    async (signature) => {
      expect(await models(app(1, signature, exif))).toEqual(['Cam\0'])
    },
  )
  test('may stand behind a broken one', async () => {
    const broken = app(1, 'Exif\0\0', Buffer.alloc(100, 0xff))
    const empty = app(1, 'Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0')
    expect(await models(broken, empty, app(1, 'Exif\0\0', exif))).toEqual(['Cam\0'])
  })
  test('may go on in a second segment', async () => {
    const [first, second] = [exif.subarray(0, 20), exif.subarray(20)]
    expect(await models(app(1, 'Exif\0\0', first), app(1, 'Exif\0\0', second))).toEqual(['Cam\0'])
  })
  test('may stand behind bytes that are no segment', async () => {
    expect(await models(app(2, 'x'), Buffer.alloc(16), app(1, 'Exif\0\0', exif))).toEqual(['Cam\0'])
    expect(await models(Buffer.alloc(9, 0xff), app(1, 'Exif\0\0', exif))).toEqual(['Cam\0'])
  })
})

describe('IPTC in a JPEG', () => {
  const keywords = (...words: string[]) => iptcOf(words.map((word) => [25, word]))

  test('may go on in a second segment', async () => {
    const resources = Buffer.concat([
      resource(0x03ed, Buffer.alloc(7)),
      resource(0x0404, keywords('one', 'two')),
    ])
    const halves = [resources.subarray(0, 40), resources.subarray(40)]
    const { iptc } = await read(...halves.map((half) => app(13, 'Photoshop 3.0\0', half)))
    expect(iptc).toEqual([keywords('one', 'two')])
  })
  test('may stand in two', async () => {
    const { iptc } = await read(
      app(13, 'Photoshop 3.0\0', resource(0x0404, keywords('a'))),
      app(13, 'Photoshop 3.0\0', resource(0x0404, keywords('b'))),
    )
    expect(iptc).toEqual([keywords('a'), keywords('b')])
  })
  test('comes before what a camera prepared inside of EXIF', async () => {
    const prepared = exifOf([[33723, keywords('of the camera')]])
    const { iptc } = await read(
      app(13, 'Photoshop 3.0\0', resource(0x0404, keywords('of a person'))),
      app(1, 'Exif\0\0', prepared),
    )
    expect(iptc).toEqual([keywords('of a person'), keywords('of the camera')])
  })
  test('has EXIF and XMP beside it', async () => {
    const xmp = xmpOf('<dc:title>Title</dc:title>')
    const found = await read(app(13, 'Photoshop 3.0\0', resource(0x0422, exif), resource(0x0424, xmp)))
    expect(found.xmp).toEqual([xmp])
    expect(found.exif).toHaveLength(1)
  })
})

describe('XMP in a JPEG', () => {
  const main = xmpOf(`<xmpNote:HasExtendedXMP>${GUID}</xmpNote:HasExtendedXMP>`)
  const more = xmpOf(`<dc:description>${'long text '.repeat(17_000)}</dc:description>`)
  const piece = (start: number, end: number, guid = GUID) => xmpPiece(guid, more, start, end)

  test('goes on in pieces of any order', async () => {
    const { xmp } = await read(
      piece(120_000, more.length),
      app(1, SIGNATURE, main),
      piece(60_000, 120_000),
      piece(0, 60_000),
    )
    expect(xmp).toEqual([main, more])
  })
  test.each<[string, Buffer[]]>([
    ['with a missing piece', [piece(0, 60_000), piece(120_000, more.length)]],
    [
      'of another packet',
      [60, 120, 200].map((end) => piece(end * 1000 - 60_000, end * 1000, 'F'.repeat(32))),
    ],
    ['that claims four gigabytes', [xmpPiece(GUID, more, 0, 60_000, 0xffffffff)]],
  ])('does not go on in one %s', async (_, pieces) => {
    expect((await read(app(1, SIGNATURE, main), ...pieces)).xmp).toEqual([main])
  })
  test('may stand under no signature or another', async () => {
    const packet = xmpOf('<dc:title>Title</dc:title>')
    expect((await read(app(1, packet))).xmp).toEqual([packet])
    expect((await read(app(1, 'XMP\0', packet))).xmp).toEqual([packet])
  })
})
