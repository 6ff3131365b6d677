import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { findBlocks } from '../find-blocks.ts'
import { chunk, counted, pngOf, rawProfile, resource } from '../test-containers.ts'
import { exifOf, iptcOf, xmpOf } from '../test-files.ts'

const exif = exifOf([[0x110, 'Cam']])
const xmp = xmpOf('<dc:title>Title</dc:title>')
const iptc = iptcOf([[25, 'vase']])
const read = (...chunks: Buffer[]) => findBlocks(counted(pngOf(...chunks)))

test.each(['tEXt', 'zTXt', 'iTXt'] as const)('profiles are read from %s', async (type) => {
  const found = await read(
    rawProfile('exif', Buffer.concat([Buffer.from('Exif\0\0'), exif]), type),
    rawProfile('xmp', xmp, type),
    rawProfile('iptc', resource(0x0404, iptc), type),
  )
  expect(found.exif).toHaveLength(1)
  expect(found).toMatchObject({ xmp: [xmp], iptc: [iptc] })
})

test.each<[string, Buffer, object]>([
  ['APP1', Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), xmp]), { xmp: [xmp] }],
  ['8bim', resource(0x0404, iptc), { iptc: [iptc] }],
  ['iptc', iptc, { iptc: [iptc] }],
])('the profile %s is read, whatever is in it', async (kind, profile, expected) => {
  expect(await read(rawProfile(kind, profile))).toMatchObject(expected)
})

describe('texts', () => {
  test('are kept by keyword, in the encoding they are in', async () => {
    const { text } = await read(
      chunk('tIME', Buffer.from([7, 228, 2, 29, 8, 5, 9])),
      chunk('tEXt', 'Author\0J\xf6rg'),
      chunk('tEXt', 'Author\0Someone else'),
      chunk('tEXt', 'Title\0', Buffer.from('Grüße')),
      chunk('zTXt', 'Comment\0\0', deflateSync('packed')),
      chunk('iTXt', 'Description\0\0\0de\0\0', Buffer.from('Über uns')),
    )
    expect(Object.fromEntries(text)).toEqual({
      modificationtime: '2020-02-29T08:05:09Z',
      author: 'Jörg',
      title: 'Grüße',
      comment: 'packed',
      description: 'Über uns',
    })
  })
  test('that cannot be unpacked do not affect the others', async () => {
    const { text, xmp: packets } = await read(
      chunk('zTXt', 'Comment\0\0', 'not packed'),
      chunk('iTXt', 'XML:com.adobe.xmp\0\x01\0\0\0', deflateSync(xmp)),
    )
    expect([...text]).toEqual([])
    expect(packets).toEqual([xmp])
  })
})

describe('behind a long picture', () => {
  const small = chunk('IDAT', Buffer.alloc(8192, 7))
  const pictures = Array.from({ length: 3000 }, () => small)

  test('metadata costs few reads, however many chunks the picture is in', async () => {
    const source = counted(pngOf(...pictures, chunk('eXIf', exif), chunk('tEXt', 'Title\0Last')))
    const found = await findBlocks(source)
    expect(found.exif).toHaveLength(1)
    expect(found.text.get('title')).toBe('Last')
    expect(source.reads).toBeLessThan(5)
    expect(source.bytes).toBeLessThan(1024 * 1024)
  })
  test('a long packet is found, too', async () => {
    const long = Buffer.concat([xmp, Buffer.alloc(400_000, ' ')])
    const found = await read(
      ...pictures,
      chunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0', long),
      chunk('eXIf', exif),
    )
    expect(found).toMatchObject({ xmp: [long], exif: [expect.anything()] })
  })
  test('pixels that look like chunks do not matter', async () => {
    const fake = chunk('IDAT', 'eXIf', Buffer.alloc(60_000, 'IDATtEXt'))
    const found = await read(...pictures, fake, chunk('eXIf', exif))
    expect(found.exif).toHaveLength(1)
  })
})
