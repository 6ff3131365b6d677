import { describe, expect, test } from 'vitest'
import { processorSeconds } from '../../tests/processor-time.ts'
import { readXmp } from './xmp.ts'

const read = (xml: string) => readXmp(Buffer.from(xml))
const packet = (inside: string) => `<?xpacket begin=""?><x:xmpmeta><rdf:RDF>${inside}</rdf:RDF></x:xmpmeta>`
const described = (inside: string) => read(packet(`<rdf:Description>${inside}</rdf:Description>`))

describe('XMP properties', () => {
  test.each<[string, string, unknown]>([
    ['an element', '<dc:title> A  title </dc:title>', 'A  title'],
    [
      'a list',
      '<dc:title><rdf:Bag><rdf:li>a</rdf:li><rdf:li/><rdf:li>b</rdf:li></rdf:Bag></dc:title>',
      ['a', '', 'b'],
    ],
    [
      'alternatives',
      `<dc:title><rdf:Alt><rdf:li xml:lang='de'>Falke</rdf:li></rdf:Alt></dc:title>`,
      [{ lang: 'de', value: 'Falke' }],
    ],
    ['around comments', '<!-- <dc:title>no</dc:title> --><dc:title>y<!-- > -->es</dc:title>', 'yes'],
    ['nothing', '<dc:title></dc:title>', undefined],
    [
      'a value with qualifiers beside it',
      '<dc:title rdf:parseType="Resource"><rdf:value>told</rdf:value><q:by>x</q:by></dc:title>',
      'told',
    ],
    [
      'entries with qualifiers beside them',
      '<dc:title><rdf:Bag><rdf:li rdf:parseType="Resource"><rdf:value>told</rdf:value><q:by>x</q:by></rdf:li></rdf:Bag></dc:title>',
      ['told'],
    ],
    ['a value in an attribute', '<dc:title rdf:value="told" q:by="x"/>', 'told'],
    [
      'entries with their values in attributes',
      '<dc:title><rdf:Bag><rdf:li rdf:value="told" q:by="x"/><rdf:li>b</rdf:li></rdf:Bag></dc:title>',
      ['told', 'b'],
    ],
    [
      'entries with numbers',
      '<dc:title><rdf:Seq><rdf:_1>a</rdf:_1><rdf:_2>b</rdf:_2></rdf:Seq></dc:title>',
      ['a', 'b'],
    ],
    ['entries in attributes', '<dc:title><rdf:Seq rdf:_1="a" rdf:_2="b"/></dc:title>', ['a', 'b']],
    [
      'not of what is deeper inside',
      '<dc:title><rdf:Bag><rdf:li>a<b:c rdf:value="no"><rdf:Bag rdf:_1="no"/></b:c></rdf:li></rdf:Bag></dc:title>',
      ['a'],
    ],
    ['the first of two', '<dc:title>one</dc:title><dc:title>two</dc:title>', 'one'],
    [
      'not of a structure inside',
      '<a:history><rdf:Description><dc:title>no</dc:title></rdf:Description></a:history><dc:title>yes</dc:title>',
      'yes',
    ],
  ])('as %s', (_, xml, expected) => {
    expect(described(xml).dc?.title).toEqual(expected)
  })

  test('are read from attributes of several descriptions', () => {
    const xml = `<rdf:Description tiff:Make="A > B" aux:Lens = '50mm'/><rdf:Description xmp:CreatorTool="Tool"></rdf:Description>`
    expect(read(packet(xml))).toEqual({
      tiff: { Make: 'A > B' },
      aux: { Lens: '50mm' },
      xmp: { CreatorTool: 'Tool' },
    })
  })
})

test('may be called like properties that every object has', () => {
  const names = ['__proto__:toString', 'constructor:keys', 'dc:__proto__', 'prototype:x']
  const found = described(names.map((name) => `<${name}>bad</${name}>`).join(''))
  read(packet(`<rdf:Description ${names.map((name) => `${name}="bad"`).join(' ')}/>`))
  expect(Object.keys(found)).toEqual(['dc'])
  expect(typeof Object.keys).toBe('function')
  expect(String({})).toBe('[object Object]')
  expect(Object.getPrototypeOf({})).toBe(Object.prototype)
})

// Each of these kept a parser with regular expressions, and so the whole instance, busy for minutes.
test.each<[string, string]>([
  ['elements that never end', '<a:b>'.repeat(400_000)],
  ['a list that never ends', `<dc:title><rdf:Bag>${'<rdf:li>'.repeat(200_000)}`],
  ['attributes without a value', `<a:b${' c:d'.repeat(400_000)}`],
  ['attributes without an end', `<a:b${" c='d'".repeat(300_000)}`],
  ['an attribute of spaces', `<a:b${' '.repeat(2_000_000)}`],
  ['comments', '<!---->'.repeat(300_000)],
  ['openings', '<'.repeat(2_000_000)],
])('%s take no time', async (_, xml) => {
  expect(await processorSeconds(() => described(xml))).toBeLessThan(10)
})

test('what only a greedy packet has is not read', () => {
  const attributes = Array.from({ length: 3000 }, (_, index) => `dc:x${index}="x"`).join(' ')
  const { dc = {} } = read(packet(`<rdf:Description ${attributes}/>`))
  expect(Object.keys(dc)).toHaveLength(2000)
  expect(described(`${'<a:b/>'.repeat(200_000)}<dc:title>far</dc:title>`)).toEqual({})
  expect(described(`${'<a:b/>'.repeat(100_000)}<dc:title>near</dc:title>`)).toEqual({ dc: { title: 'near' } })
})

describe('XMP', () => {
  const xml = packet('<rdf:Description><dc:title>Grüße 🏺</dc:title></rdf:Description>')
  const utf16 = Buffer.from(xml, 'utf16le')
  const utf32 = Buffer.concat(
    [...xml].map((letter) => {
      const bytes = Buffer.alloc(4)
      bytes.writeUInt32LE(letter.codePointAt(0) ?? 0)
      return bytes
    }),
  )
  test.each<[string, Buffer]>([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${xml}`)],
    ['UTF-16', utf16],
    ['UTF-16, big endian', Buffer.from(utf16).swap16()],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${xml}`, 'utf16le')],
    ['UTF-32', utf32],
    ['UTF-32, big endian', Buffer.from(utf32).swap32()],
  ])('is read in %s', (_, bytes) => {
    expect(readXmp(bytes).dc?.title).toBe('Grüße 🏺')
  })

  test.each<[string, string, BufferEncoding]>([
    ['in Latin-1, which no program should write', 'Grüße', 'latin1'],
    ['in UTF-8 with a damaged byte', 'Grüße \xff', 'utf8'],
  ])('is read %s', (_, written, encoding) => {
    const bytes = Buffer.from(
      packet(`<rdf:Description><dc:title>${written}</dc:title></rdf:Description>`),
      encoding,
    )
    const damaged = Buffer.from(bytes.toString('latin1').replace('\xc3\xbf', '\xff'), 'latin1')
    expect(readXmp(damaged).dc?.title).toMatch(/^Grüße/)
  })

  test('is read under any prefix, and not under a known one of another namespace', () => {
    const found = read(
      packet(`<r:Description xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ns1="http://purl.org/dc/elements/1.1/"
        xmlns:exif="http://example.com/" exif:DateTimeOriginal="no"><ns1:subject><r:Bag><r:li>one</r:li></r:Bag></ns1:subject></r:Description>`),
    )
    expect(found).toEqual({ dc: { subject: ['one'] } })
  })

  test('may hold text as it is', () => {
    expect(described('<dc:title><![CDATA[a <b> & c]]></dc:title>').dc?.title).toBe('a <b> &amp; c')
  })
})
