import { Readable } from 'node:stream'
import exifr from 'exifr'
import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { processorSeconds } from '../../../tests/processor-time.ts'
import { embedRights } from './embedding.ts'
import { rightsOf } from './rights.ts'
import type { Rights } from './schemas.ts'
import { planRights, readSpliced, splicedSize } from './splicing.ts'
import { withRights, xmpPacket } from './xmp.ts'

const RIGHTS: Rights = {
  creator: 'Óscar & Søn',
  copyright: '© 2026 Óscar <Studio>',
  licenceUrl: 'https://example.com/licence?a=1&b=2',
}

const picture = (channels: 3 | 4 = 3) =>
  sharp({
    create: { width: 41, height: 30, channels, background: { r: 160, g: 80, b: 60, alpha: 0.4 } },
  })

const KINDS: [name: string, type: string, make: () => Promise<Buffer>][] = [
  ['a JPEG', 'image/jpeg', () => picture().jpeg().toBuffer()],
  [
    'a JPEG of a camera',
    'image/jpeg',
    () =>
      picture()
        .withExif({ IFD0: { Make: 'Maker' } })
        .jpeg()
        .toBuffer(),
  ],
  ['a PNG', 'image/png', () => picture(4).png().toBuffer()],
  ['a lossy WebP', 'image/webp', () => picture().webp().toBuffer()],
  ['a lossless WebP with transparency', 'image/webp', () => picture(4).webp({ lossless: true }).toBuffer()],
  ['a lossy WebP with transparency', 'image/webp', () => picture(4).webp().toBuffer()],
  ['a TIFF', 'image/tiff', () => picture().tiff().toBuffer()],
  ['a TIFF in pages', 'image/tiff', () => picture().tiff({ pyramid: true, tile: true }).toBuffer()],
]

const pixels = (image: Sharp) => image.raw().toBuffer()

/** What other programs read in the packet. */
async function packetOf(bytes: Buffer): Promise<string> {
  const { xmp } = await sharp(bytes).metadata()
  return String(xmp)
}

test.each(KINDS)('%s says whose it is, and no pixel changes', async (_, type, make) => {
  const before = await make()
  const after = await embedRights(before, RIGHTS, type)
  expect(await pixels(sharp(after))).toEqual(await pixels(sharp(before)))
  const packet = await packetOf(after)
  expect(packet).toContain('<dc:creator><rdf:Seq><rdf:li>Óscar &amp; Søn</rdf:li></rdf:Seq></dc:creator>')
  expect(packet).toContain('© 2026 Óscar &lt;Studio&gt;')
  expect(packet).toContain('https://example.com/licence?a=1&amp;b=2')
})

test.each(KINDS)('%s that says so already is not changed again', async (_, type, make) => {
  const once = await embedRights(await make(), RIGHTS, type)
  expect(await embedRights(once, RIGHTS, type)).toEqual(once)
})

test.each(KINDS)('%s keeps what it said itself', async (_, type, make) => {
  const own = await embedRights(await make(), { ...RIGHTS, creator: 'Ana', licenceUrl: '' }, type)
  const packet = await packetOf(await embedRights(own, RIGHTS, type))
  expect(packet).toContain('<rdf:li>Ana</rdf:li>')
  expect(packet).not.toContain('Søn')
  expect(packet).toContain('licence?a=1')
})

test('programs without XMP read the creator in EXIF and IPTC', async () => {
  const bytes = await embedRights(await picture().jpeg().toBuffer(), {
    ...RIGHTS,
    creator: 'Ana',
    copyright: 'Ana 2026',
  })
  const read = await exifr.parse(bytes, { iptc: true, xmp: false, ifd0: {} })
  expect(read).toMatchObject({
    Artist: 'Ana',
    Copyright: 'Ana 2026',
    Byline: 'Ana',
    CopyrightNotice: 'Ana 2026',
  })
})

test('what a camera wrote into EXIF stays', async () => {
  const before = await picture()
    .withExif({ IFD0: { Artist: 'Bo', Make: 'Maker' } })
    .jpeg()
    .toBuffer()
  const read = await exifr.parse(await embedRights(before, RIGHTS), { ifd0: {} })
  expect(read).toMatchObject({ Artist: 'Bo', Make: 'Maker' })
})

test('a profile that says nothing changes nothing', async () => {
  const bytes = await picture().jpeg().toBuffer()
  expect(await embedRights(bytes, { creator: '', copyright: '', licenceUrl: '' })).toBe(bytes)
})

test.each([
  ['a GIF', () => picture().gif().toBuffer()],
  ['an AVIF', () => picture().avif().toBuffer()],
  ['a RAW file, which begins as a TIFF', () => picture().tiff().toBuffer()],
  ['nothing', async () => Buffer.alloc(0)],
  ['a JPEG that ends in its first segment', async () => (await picture().jpeg().toBuffer()).subarray(0, 12)],
  ['a WebP that is cut off', async () => (await picture().webp().toBuffer()).subarray(0, 60)],
])('%s stays as it is', async (_, make) => {
  const bytes = await make()
  expect(await embedRights(bytes, RIGHTS, 'image/x-canon-cr2')).toEqual(bytes)
})

test.each(KINDS)(
  '%s is streamed as it would be written, whole and in parts',
  async (_, contentType, make) => {
    const bytes = await make()
    const whole = await embedRights(bytes, RIGHTS, contentType)
    const file = { size: bytes.length, contentType }
    const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length)
    const splices = await planRights({ ...file, read }, RIGHTS)
    expect(splicedSize(bytes.length, splices)).toBe(whole.length)
    const open = (start: number, end: number) =>
      Readable.from([bytes.subarray(start, end)], { objectMode: false })
    const streamed = async (range?: { start: number; end: number }) =>
      Buffer.concat(
        await readSpliced({ size: bytes.length, splices, open, ...(range && { range }) }).toArray(),
      )
    expect(await streamed()).toEqual(whole)
    for (const [start, end] of [
      [0, 5],
      [3, 900],
      [whole.length - 7, whole.length],
      [whole.length >> 1, (whole.length >> 1) + 1],
    ] as const)
      expect(await streamed({ start, end })).toEqual(whole.subarray(start, end))
  },
)

test('a large file is read in few parts', async () => {
  const big = await sharp({
    create: {
      width: 1500,
      height: 1500,
      channels: 3,
      background: 'red',
      noise: { type: 'gaussian', sigma: 90 },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer()
  let bytes = 0
  const read = async (offset: number, length: number) => {
    bytes += length
    return big.subarray(offset, offset + length)
  }
  await planRights({ size: big.length, contentType: 'image/png', read }, RIGHTS)
  expect(bytes).toBeLessThan(200_000)
})

test('a JPEG whose packet has no space left keeps it', async () => {
  const long = { ...RIGHTS, creator: '', copyright: 'x'.repeat(64_900) }
  const full = await embedRights(await picture().jpeg().toBuffer(), long)
  const again = await embedRights(full, RIGHTS)
  // Told apart by hand: to print how they differ would take minutes.
  expect((await packetOf(again)) === (await packetOf(full))).toBe(true)
})

test('a packet costs what its length is, whatever stands in it', async () => {
  const end = '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
  const packet = (hostile: string) => Buffer.from(`<x:xmpmeta><rdf:RDF>${hostile}${end}`)
  const seconds = await processorSeconds(() => {
    for (const letter of ['x', ' ', 'rdf:about', 'dc:', '<?xpacket end ', '&lt;'])
      withRights(packet(letter.repeat(1_000_000 / letter.length)), RIGHTS)
    withRights(Buffer.from(`<rdf:RDF></rdf:RDF>${' '.repeat(1_000_000)}`), RIGHTS)
  })
  expect(seconds).toBeLessThan(2)
})

test('text that XML cannot contain does not break the packet', () => {
  const packet = String(xmpPacket({ ...RIGHTS, creator: 'A\u0000\u0007\ud800B]]>' }))
  expect(packet).toContain('<rdf:li>A')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be gone.
  expect(packet).not.toMatch(/[\u0000-\u0008]/)
})

const PROFILE = { creator: 'Ana Ruiz', copyright: '© Ana Ruiz', licenceUrl: 'https://example.com/l' }
test.each([
  ['nothing', null, null, PROFILE],
  ['the same person', 'ana ruiz', null, PROFILE],
  ['a notice of its own', null, '© 2019 A. R.', { ...PROFILE, copyright: '© 2019 A. R.' }],
  ['somebody else', 'Bo', null, { creator: 'Bo', copyright: '', licenceUrl: '' }],
  ['somebody else with a notice', 'Bo', '© Bo', { creator: 'Bo', copyright: '© Bo', licenceUrl: '' }],
])('a photo whose file names %s', (_, author, copyright, expected) => {
  const metadata = { author, copyright } as never
  expect(rightsOf({ metadata }, PROFILE)).toEqual(expected)
})
