// In which encodings, fields and forms people's words and numbers stand in files.
import { describe, expect, test } from 'vitest'
import { createByteSource } from './byte-source.ts'
import { readMetadata } from './read-metadata.ts'
import { type Embedded, exifOf, type Ifd, iptcOf, jpegWith, xmpOf } from './test-files.ts'

const read = async (embedded: Embedded) => {
  const bytes = await jpegWith(embedded)
  return readMetadata(createByteSource(bytes.length, async (start, end) => bytes.subarray(start, end)))
}
/** The bytes of UTF-8 for a helper that writes one byte for each character. */
const utf8 = (text: string) => Buffer.from(text).toString('latin1')
const utf16 = (text: string) => Buffer.from(`${text}\0`, 'utf16le')
const bag = (name: string, ...items: string[]) =>
  `<${name}><rdf:Bag>${items.map((item) => `<rdf:li>${item}</rdf:li>`).join('')}</rdf:Bag></${name}>`

describe('words in IPTC', () => {
  const MARK = Buffer.from([0x1c, 1, 90, 0, 3, 0x1b, 0x25, 0x47])
  const said = { title: 'Übergrößenträger', tags: ['niño'], metadata: { author: 'Óscar Cañas' } }
  const records = (encode: (text: string) => string) =>
    iptcOf([
      [5, encode('Übergrößenträger')],
      [25, encode('niño')],
      [80, encode('Óscar Cañas')],
    ])
  test.each([
    ['marked as UTF-8', Buffer.concat([MARK, records(utf8)])],
    ['in UTF-8', records(utf8)],
    ['in Latin-1', records(String)],
    ['in Latin-1, although marked as UTF-8', Buffer.concat([MARK, records(String)])],
  ])('%s', async (_encoding, iptc) => {
    expect(await read({ iptc })).toMatchObject(said)
  })
  test('that were cut within a character are still UTF-8', async () => {
    const cut = utf8('Übergrößenträ').slice(0, -1)
    expect((await read({ iptc: Buffer.concat([MARK, iptcOf([[5, cut]])]) })).title).toBe('Übergrößentr')
  })
})

describe('words in EXIF', () => {
  test.each([
    ['Latin-1', 'Grüße aus Köln'],
    ['UTF-8', utf8('Grüße aus Köln')],
  ])('are read in %s', async (_encoding, written) => {
    expect((await read({ exif: exifOf([[0x10e, written]]) })).description).toBe('Grüße aus Köln')
  })
  test.each([
    ['hiragana tell Shift-JIS', '82b382ad82e782aa8de782a282bd', 'さくらが咲いた'],
    ['katakana alone could be MacRoman', '444543834445', 'DECƒDE'],
    ['a low quotation mark begins no hiragana', '82c472676572916e82c4', '‚Ärger‘n‚Ä'],
    ['a broken byte proves nothing', '82b382ad82', '‚³‚­‚'],
  ])('%s', async (_reason, bytes, expected) => {
    const written = Buffer.from(bytes, 'hex').toString('latin1')
    expect((await read({ exif: exifOf([[0x10e, written]]) })).description).toBe(expected)
  })
  test('of Windows are in UTF-16', async () => {
    const exif = exifOf([
      [0x9c9b, utf16('Titel für Windows')],
      [0x9c9c, utf16('Ein Kommentar')],
      [0x9c9d, utf16('Jörg')],
      [0x9c9e, utf16('eins;zwei; drei')],
    ])
    expect(await read({ exif })).toMatchObject({
      title: 'Titel für Windows',
      description: 'Ein Kommentar',
      tags: ['eins', 'zwei', 'drei'],
      metadata: { author: 'Jörg' },
    })
  })
  test.each([
    'OLYMPUS DIGITAL CAMERA         ',
    'SONY DSC',
    'MINOLTA DIGITAL CAMERA',
    'DCIM\\100GOPRO\\GOPR0482.JPG',
    '<Digimax i50 MP3, Samsung #1 MP3>',
    'Screenshot',
    'binary comment',
    'Created with GIMP',
    'filter: 0; fileterIntensity: 0.0; filterMask: 0',
    '...',
    '',
  ])('"%s" is the camera’s own', async (written) => {
    expect((await read({ exif: exifOf([[0x10e, written]]) })).description).toBeNull()
  })
  test.each([
    'Untitled',
    'Photo',
    'Screenshot',
    'SAMSUNG',
    'NIKON CORPORATION',
    'IMG_4711.JPG',
    'edf',
    'Made with love',
  ])('"%s" is nothing to describe a picture by, but a title', async (written) => {
    expect((await read({ exif: exifOf([[0x10e, written]]) })).description).toBeNull()
    expect((await read({ xmp: xmpOf(`<dc:title>${written}</dc:title>`) })).title).toBe(written)
  })
  test.each([
    'Grandma in the garden, 1954',
    'My Olympus on the shelf',
    'A screenshot of my first shop',
    'Canon in D, played by Ana',
    'Apple',
    'Ant',
    'T',
    'Date: May 1954',
    'Lens: my new one; I love it',
  ])('"%s" is a person’s', async (written) => {
    expect((await read({ exif: exifOf([[0x10e, written]]) })).description).toBe(written)
    expect((await read({ xmp: xmpOf(`<dc:title>${written}</dc:title>`) })).title).toBe(written)
  })
})

describe('keywords', () => {
  const LIGHTROOM = 'xmlns:lr="http://ns.adobe.com/lightroom/1.0/"'
  const nested = (keyword: string, children = '') =>
    `<rdf:Bag><rdf:li rdf:parseType="Resource"><mwg-kw:Keyword>${keyword}</mwg-kw:Keyword><mwg-kw:Children>${children}</mwg-kw:Children></rdf:li></rdf:Bag>`
  const tagsOf = async (properties: string) => (await read({ xmp: xmpOf(properties) })).tags
  test.each([
    ['sunset, mountains, nature', ['sunset', 'mountains', 'nature']],
    ['sunset; mountains, high', ['sunset', 'mountains, high']],
  ])('in one text, "%s", are a list', async (written, keywords) => {
    expect(await tagsOf(bag('dc:subject', written))).toEqual(keywords)
  })
  test('with commas stay whole beside others', async () => {
    expect(await tagsOf(bag('dc:subject', 'Paris, Texas', 'road'))).toEqual(['Paris, Texas', 'road'])
  })
  const tree = bag('lr:hierarchicalSubject', 'on the way|Föhr|2024', 'on the way|Sylt').replace(
    '<lr:hierarchicalSubject>',
    `<lr:hierarchicalSubject ${LIGHTROOM}>`,
  )
  test('in a hierarchy are those of all levels', async () => {
    expect(await tagsOf(tree)).toEqual(['on the way', 'Föhr', '2024', 'Sylt'])
  })
  test('in a list count before a hierarchy', async () => {
    expect(await tagsOf(bag('dc:subject', 'one') + tree)).toEqual(['one'])
  })
  test.each([
    [
      'ACDSee’s XML',
      '<acdsee:categories>&lt;Categories&gt;&lt;Category Assigned=&quot;0&quot;&gt;Places&lt;Category Assigned=&quot;1&quot;&gt;Café &amp;amp; bar&lt;/Category&gt;&lt;/Category&gt;&lt;/Categories&gt;</acdsee:categories>',
      ['Places', 'Café & bar'],
    ],
    ['ACDSee’s list', bag('acdsee:keywords', 'one', 'two'), ['one', 'two']],
    [
      'Windows’ hierarchy',
      bag('MicrosoftPhoto:LastKeywordXMP', 'Places/Paris', 'Dog'),
      ['Places', 'Paris', 'Dog'],
    ],
    [
      'the structure of the Metadata Working Group',
      `<mwg-kw:Keywords rdf:parseType="Resource"><mwg-kw:Hierarchy>${nested('Places', nested('France'))}</mwg-kw:Hierarchy></mwg-kw:Keywords>`,
      ['Places', 'France'],
    ],
    [
      'its shorter form',
      '<mwg-kw:Keywords><rdf:Description><mwg-kw:Hierarchy><rdf:Bag><rdf:li mwg-kw:Keyword="Bed &amp; breakfast/pension" mwg-kw:Applied="True"/><rdf:li mwg-kw:Keyword="Dog"/></rdf:Bag></mwg-kw:Hierarchy></rdf:Description></mwg-kw:Keywords>',
      ['Bed & breakfast/pension', 'Dog'],
    ],
  ])('stand in %s', async (_form, properties, keywords) => {
    expect(await tagsOf(properties)).toEqual(keywords)
  })
  test('are all read, however many there are', async () => {
    const many = Array.from({ length: 600 }, (_, index) => `k${index}`)
    expect(await tagsOf(bag('dc:subject', ...many))).toEqual(many)
  })
})

describe('numbers', () => {
  const exposure = async (...exif: Ifd) => (await read({ exif: exifOf([[0x8769, exif]]) })).metadata
  test('of which there are several are the first', async () => {
    const two: Ifd = [
      [
        0x829d,
        [
          [28, 10],
          [0, 1],
        ],
      ],
    ]
    expect((await exposure(...two)).fNumber).toBe(2.8)
  })
  test('that are divided by zero are none', async () => {
    expect((await exposure([0x829a, [[1, 0]]], [0x829d, [[0, 0]]])).exposureTime).toBeNull()
  })
  test('of stars are in XMP, in EXIF and in percent', async () => {
    const xmp = (stars: string) =>
      xmpOf(`<xmp:Rating xmlns:xmp="http://ns.adobe.com/xap/1.0/">${stars}</xmp:Rating>`)
    expect((await read({ xmp: xmp('4') })).rating).toBe(4)
    expect((await read({ xmp: xmp('-1') })).rating).toBe(0)
    expect((await read({ exif: exifOf([[0x4746, 3]]) })).rating).toBe(3)
    expect((await read({ exif: exifOf([[0x4749, 99]]) })).rating).toBe(5)
    expect((await read({ xmp: xmpOf('<acdsee:rating>2</acdsee:rating>') })).rating).toBe(2)
    expect((await read({})).rating).toBeNull()
  })
})
