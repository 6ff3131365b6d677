// Files with metadata for the tests. Where containers are the subject, they are built byte by byte.
import sharp from 'sharp'

type Value = string | number | readonly [number, number][] | Buffer | Ifd
type Entry = readonly [tag: number, value: Value]
export type Ifd = readonly Entry[]

/** EXIF as a TIFF structure, big endian. Text is ASCII, numbers SHORT, pairs RATIONAL, buffers BYTE, lists sub-directories. */
export const exifOf = (ifd: Ifd): Buffer => tiffOf(ifd, 0)

/** A TIFF whose directory comes after this many bytes of picture. */
export function tiffOf(ifd: Ifd, pictureBytes: number): Buffer {
  const head = Buffer.from('4d4d002a00000008', 'hex')
  head.writeUInt32BE(8 + pictureBytes, 4)
  return Buffer.concat([head, Buffer.alloc(pictureBytes), directory(ifd, 8 + pictureBytes)])
}

function directory(ifd: Ifd, start: number): Buffer {
  const size = 2 + ifd.length * 12 + 4
  const table = Buffer.alloc(size)
  table.writeUInt16BE(ifd.length, 0)
  const extra: Buffer[] = []
  let extraAt = start + size
  for (const [index, [tag, value]] of ifd.entries()) {
    const at = 2 + index * 12
    const { type, count, data } = encode(value, extraAt)
    table.writeUInt16BE(tag, at)
    table.writeUInt16BE(type, at + 2)
    table.writeUInt32BE(count, at + 4)
    if (data.length <= 4 && type !== LONG) data.copy(table, at + 8)
    else {
      table.writeUInt32BE(extraAt, at + 8)
      extra.push(data)
      extraAt += data.length
    }
  }
  return Buffer.concat([table, ...extra])
}

const LONG = 4

function encode(value: Value, at: number): { type: number; count: number; data: Buffer } {
  if (typeof value === 'string')
    return { type: 2, count: value.length + 1, data: Buffer.from(`${value}\0`, 'latin1') }
  if (typeof value === 'number') {
    const data = Buffer.alloc(2)
    data.writeUInt16BE(value)
    return { type: 3, count: 1, data }
  }
  if (Buffer.isBuffer(value)) return { type: 1, count: value.length, data: value }
  if (isDirectory(value)) return { type: LONG, count: 1, data: directory(value, at) }
  const rationals = value as readonly [number, number][]
  const data = Buffer.alloc(rationals.length * 8)
  for (const [index, [numerator, denominator]] of rationals.entries()) {
    data.writeUInt32BE(numerator, index * 8)
    data.writeUInt32BE(denominator, index * 8 + 4)
  }
  return { type: 5, count: rationals.length, data }
}

/** Entries of a directory have a value that is not a number, or the tag of a directory. */
function isDirectory(value: Ifd | readonly [number, number][]): boolean {
  return value.some(([tag, item]) => typeof item !== 'number' || tag > 0x8000)
}

export const xmpOf = (properties: string) =>
  Buffer.from(
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/">${properties}</rdf:Description></rdf:RDF></x:xmpmeta>`,
  )

/** IPTC-IIM application records. */
export const iptcOf = (records: readonly [number: number, text: string][]) =>
  Buffer.concat(
    records.map(([number, text]) => {
      const data = Buffer.from(text, 'latin1')
      return Buffer.concat([Buffer.from([0x1c, 2, number, data.length >> 8, data.length & 255]), data])
    }),
  )

export interface Embedded {
  exif?: Buffer
  xmp?: Buffer
  iptc?: Buffer
}

const picture = () => sharp({ create: { width: 16, height: 12, channels: 3, background: '#884422' } })

export async function jpegWith({ exif, xmp, iptc }: Embedded): Promise<Buffer> {
  const jpeg = await picture().jpeg().toBuffer()
  const segments = [
    ...(exif ? [segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif]))] : []),
    ...(xmp ? [segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), xmp]))] : []),
    ...(iptc ? [segment(0xed, photoshopOf(iptc))] : []),
  ]
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])
}

function segment(marker: number, data: Buffer): Buffer {
  const length = data.length + 2
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 255]), data])
}

/** An unrelated resource with a name of odd length comes first. */
function photoshopOf(iptc: Buffer): Buffer {
  const resource = (id: number, name: string, data: Buffer) => {
    const head = Buffer.from(`8BIM\0\0${String.fromCharCode(name.length)}${name}`, 'latin1')
    head.writeUInt16BE(id, 4)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const padding = (bytes: Buffer, even: number) => Buffer.alloc((bytes.length + even) % 2)
    return Buffer.concat([head, padding(head, 0), length, data, padding(data, 0)])
  }
  return Buffer.concat([
    Buffer.from('Photoshop 3.0\0'),
    resource(0x03ed, 'ab', Buffer.from([1, 2, 3])),
    resource(0x0404, '', iptc),
  ])
}

export async function pngWith({ exif, xmp }: Embedded): Promise<Buffer> {
  const png = await picture().png().toBuffer()
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)])
  }
  const end = png.length - 12
  return Buffer.concat([
    png.subarray(0, end),
    ...(xmp ? [chunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), xmp]))] : []),
    ...(exif ? [chunk('eXIf', exif)] : []),
    png.subarray(end),
  ])
}

export async function webpWith({ exif, xmp }: Embedded): Promise<Buffer> {
  const webp = await picture().webp().toBuffer()
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(data.length)
    return Buffer.concat([Buffer.from(type), length, data, Buffer.alloc(data.length % 2)])
  }
  return Buffer.concat([webp, ...(exif ? [chunk('EXIF', exif)] : []), ...(xmp ? [chunk('XMP ', xmp)] : [])])
}

/** An ISO container without a picture but with metadata items, one in the file and one in its item data box. */
export function isoMediaWith(
  brand: 'heic' | 'avif',
  { exif, xmp }: Required<Pick<Embedded, 'exif' | 'xmp'>>,
): Buffer {
  const box = (type: string, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts)
    const head = Buffer.alloc(8)
    head.writeUInt32BE(body.length + 8)
    head.write(type, 4)
    return Buffer.concat([head, body])
  }
  const u16 = (...values: number[]) =>
    Buffer.concat(values.map((value) => Buffer.from([value >> 8, value & 255])))
  const u32 = (value: number) =>
    Buffer.from([value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255])
  const item = (id: number, type: string, rest: string) =>
    box('infe', Buffer.from([2, 0, 0, 0]), u16(id, 0), Buffer.from(`${type}${rest}`, 'latin1'))
  const exifItem = Buffer.concat([u32(6), Buffer.from('Exif\0\0'), exif])
  const ftyp = box('ftyp', Buffer.from(`${brand}\0\0\0\0mif1${brand}`))
  const meta = (offset: number) =>
    box(
      'meta',
      u32(0),
      box('iinf', u32(0), u16(2), item(1, 'Exif', '\0'), item(2, 'mime', '\0application/rdf+xml\0')),
      box(
        'iloc',
        Buffer.from([1, 0, 0, 0, 0x44, 0]),
        u16(2),
        Buffer.concat([u16(1, 0, 0, 1), u32(offset), u32(exifItem.length)]),
        Buffer.concat([u16(2, 1, 0, 1), u32(0), u32(xmp.length)]),
      ),
      box('idat', xmp),
    )
  const offset = ftyp.length + meta(0).length + 8
  return Buffer.concat([ftyp, meta(offset), box('mdat', exifItem)])
}
