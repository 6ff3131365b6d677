// HEIC files for the tests, built here because no library that we use writes HEVC. Blocks of 16 × 16 are stored as
// plain samples (I_PCM), so all that remains of the codec (ITU-T H.265) are its headers and a few coded bits.
import type { Colour } from './test-pictures.ts'

const BLOCK = 16

export interface HeicOptions {
  /** In blocks of 16 pixels, at most 44 in total. */
  columns: number
  rows: number
  /** How many columns of pixels are shown, from the left; all by default. */
  shown?: number
  /** Bits per sample; 8 by default. */
  depth?: 8 | 10
  /** Opacity of the whole picture, 0 to 255, as a second picture beside the first. */
  alpha?: number
  /** The RGB colour of a block, in the file's own colour space. */
  colourAt: (column: number, row: number) => Colour
  /** Quarter turns counter-clockwise, as in the container's `irot`. */
  rotation?: number
  profile?: Buffer
  /** A TIFF structure. */
  exif?: Buffer
}

export function heic(options: HeicOptions): Buffer {
  const { columns, rows, colourAt, rotation, profile, exif, shown, depth = 8, alpha } = options
  const blocks = Array.from({ length: columns * rows }, (_, i) =>
    colourAt(i % columns, Math.floor(i / columns)),
  )
  const width = columns * BLOCK
  const height = rows * BLOCK
  const coded = (colours: Colour[]) => withLength(nal(19, slice(colours, depth)))
  const opaque: Colour = [alpha ?? 0, alpha ?? 0, alpha ?? 0]
  const exifItem = Buffer.concat([u32(0), exif ?? NONE])
  const items = [
    { id: 1, type: 'hvc1', bytes: coded(blocks), reference: NONE },
    ...(exif ? [{ id: 2, type: 'Exif', bytes: exifItem, reference: box('cdsc', u16(2, 1, 1)) }] : []),
    ...(alpha !== undefined
      ? [
          {
            id: 3,
            type: 'hvc1',
            bytes: coded(blocks.map(() => opaque)),
            reference: box('auxl', u16(3, 1, 1)),
          },
        ]
      : []),
  ]
  const common = [
    box('hvcC', decoderConfiguration({ width, height, depth })),
    box('ispe', u32(0, width, height)),
    // Full-range BT.601, in which the colours below are computed.
    box('colr', Buffer.from('nclx'), u16(1, 13, 6), Buffer.from([0x80])),
    ...(shown ? [box('clap', u32(shown, 1, height, 1, shown - width, 2, 0, 1))] : []),
  ]
  const own = [
    ...(profile ? [box('colr', Buffer.from('prof'), profile)] : []),
    ...(rotation ? [box('irot', Buffer.from([rotation]))] : []),
  ]
  const auxiliary = box('auxC', u32(0), Buffer.from('urn:mpeg:hevc:2015:auxid:1\0'))
  const properties = [...common, ...own, ...(alpha !== undefined ? [auxiliary] : [])]
  const associated = (id: number, indexes: number[]) =>
    Buffer.concat([u16(id), Buffer.from([indexes.length, ...indexes.map((i) => (i === 1 ? 0x80 : 0) + i)])])
  const upTo = (length: number) => Array.from({ length }, (_, i) => i + 1)
  const ftyp = box('ftyp', Buffer.from('heic'), u32(0), Buffer.from('mif1heic'))
  const meta = (offset: number) =>
    box(
      'meta',
      u32(0),
      box('hdlr', u32(0, 0), Buffer.from('pict'), Buffer.alloc(13)),
      box('pitm', u32(0), u16(1)),
      box(
        'iloc',
        Buffer.from([0, 0, 0, 0, 0x44, 0]),
        u16(items.length),
        ...items.map(({ id, bytes }, i) => place(id, offset + lengthOf(items.slice(0, i)), bytes.length)),
      ),
      box('iinf', u32(0), u16(items.length), ...items.map(({ id, type }) => item(id, type))),
      items.length > 1 ? box('iref', u32(0), ...items.map(({ reference }) => reference)) : NONE,
      box(
        'iprp',
        box('ipco', ...properties),
        box(
          'ipma',
          u32(0, alpha === undefined ? 1 : 2),
          associated(1, upTo(common.length + own.length)),
          alpha === undefined ? NONE : associated(3, [...upTo(common.length), properties.length]),
        ),
      ),
    )
  const offset = ftyp.length + meta(0).length + 8
  return Buffer.concat([ftyp, meta(offset), box('mdat', ...items.map(({ bytes }) => bytes))])
}

const NONE = Buffer.alloc(0)
const lengthOf = (items: { bytes: Buffer }[]) => items.reduce((sum, { bytes }) => sum + bytes.length, 0)
const u16 = (...values: number[]) =>
  Buffer.concat(values.map((value) => Buffer.from([value >> 8, value & 255])))
const u32 = (...values: number[]) => Buffer.concat(values.map((value) => u16(value >>> 16, value & 0xffff)))
const box = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts)
  return Buffer.concat([u32(body.length + 8), Buffer.from(type), body])
}
const place = (id: number, offset: number, length: number) =>
  Buffer.concat([u16(id, 0, 1), u32(offset, length)])
const item = (id: number, type: string) =>
  box('infe', Buffer.from([2, 0, 0, 0]), u16(id, 0), Buffer.from(`${type}\0`))
const withLength = (bytes: Buffer) => Buffer.concat([u32(bytes.length), bytes])

interface Coding {
  width: number
  height: number
  depth: number
}

function decoderConfiguration(coding: Coding): Buffer {
  const sets = [nal(32, videoParameters()), nal(33, sequenceParameters(coding)), nal(34, pictureParameters())]
  const arrays = sets.map((set, i) => Buffer.concat([Buffer.from([0x80 + 32 + i]), u16(1, set.length), set]))
  const head = Buffer.from('0103700000000000000000001ef000fcfdf8f800000f03', 'hex')
  head[17] = 0xf8 + coding.depth - 8
  head[18] = 0xf8 + coding.depth - 8
  return Buffer.concat([head, ...arrays])
}

/**
 * A unit of the bit stream: a header of two bytes, and a payload without a byte pattern that would look like a start
 * code.
 */
function nal(type: number, payload: Buffer): Buffer {
  const escaped: number[] = []
  let zeros = 0
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      escaped.push(3)
      zeros = 0
    }
    escaped.push(byte)
    zeros = byte === 0 ? zeros + 1 : 0
  }
  return Buffer.from([type << 1, 1, ...escaped])
}

/** Bits as text: fixed length, and Exp-Golomb. */
const u = (length: number, value: number) => value.toString(2).padStart(length, '0')
const ue = (value: number) => u(2 * (value + 1).toString(2).length - 1, value + 1)
const toBytes = (bits: string) =>
  Buffer.from(
    (bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? []).map((byte) =>
      Number.parseInt(byte, 2),
    ),
  )
const payload = (...parts: string[]) => toBytes(`${parts.join('')}1`)

/** Main still picture profile, level 1. */
const PROFILE = `${u(8, 3)}${u(32, 0x70000000)}1001${u(44, 0)}${u(8, 30)}`

const videoParameters = () =>
  payload(
    u(4, 0),
    '11',
    u(6, 0),
    u(3, 0),
    '1',
    u(16, 0xffff),
    PROFILE,
    '1',
    ue(0),
    ue(0),
    ue(0),
    u(6, 0),
    ue(0),
    '00',
  )

function sequenceParameters({ width, height, depth }: Coding): Buffer {
  const sizes = [ue(0), ue(1), ue(width), ue(height), '0', ue(depth - 8), ue(depth - 8), ue(0), '1']
  const pictures = [ue(0), ue(0), ue(0)]
  // Coding blocks of 16 that are never split; transforms of 4 to 16.
  const blocks = [ue(1), ue(0), ue(0), ue(2), ue(0), ue(0)]
  // There are no scaling lists, asymmetric partitions or offsets; plain samples use all bits, in blocks of 16,
  // unfiltered.
  const plain = ['0001', u(4, depth - 1), u(4, depth - 1), ue(1), ue(0), '1']
  return payload(u(4, 0), u(3, 0), '1', PROFILE, ...sizes, ...pictures, ...blocks, ...plain, ue(0), '00000')
}

const pictureParameters = () =>
  // Deblocking is turned off by its own flag; everything else is the default.
  payload(
    ue(0),
    ue(0),
    '00',
    u(3, 0),
    '00',
    ue(0),
    ue(0),
    ue(0),
    '000',
    ue(0),
    ue(0),
    '000000',
    '0',
    '101',
    '00',
    ue(0),
    '00',
  )

/** Ranges of the less likely value (H.265, table 9-52, last column) for the first states of a context. */
const LESS_LIKELY = [
  240, 227, 216, 205, 195, 185, 175, 166, 158, 150, 142, 135, 128, 122, 116, 110, 104, 99, 94, 89, 85, 80, 76,
  72, 69, 65, 62, 59, 56, 53, 50, 48, 45, 43, 41, 39, 37, 35, 33, 32, 30, 29, 27, 26,
]

function slice(blocks: Colour[], depth: number): Buffer {
  // The first and only slice, intra, in the default quality.
  const head = payload('1', '0', ue(0), ue(2), ue(0))
  const coded = blocks.flatMap((colour, index) => {
    // Before each block but the first there is a bit that says the slice does not end yet. Then come: not divided (the
    // likely value), and plain samples.
    const range = 510 - (index === 0 ? 0 : 2) - (LESS_LIKELY[index] ?? Number.NaN)
    return [toBytes(terminated(range)), samples(colour, depth)]
  })
  return Buffer.concat([head, ...coded, toBytes(terminated(510))])
}

/** The arithmetic coder's last bits when a terminating bin of 1 is coded at this range and offset 0 (9.3.4.5). */
function terminated(range: number): string {
  let low = range - 2
  let bits = ''
  let outstanding = 0
  const put = (bit: 0 | 1) => {
    bits += bit + String(1 - bit).repeat(outstanding)
    outstanding = 0
  }
  for (let step = 0; step < 7; step++) {
    if (low < 256) put(0)
    else if (low >= 512) {
      low -= 512
      put(1)
    } else {
      low -= 256
      outstanding += 1
    }
    low *= 2
  }
  put(low & 512 ? 1 : 0)
  // The coder's very first bit is never written; the last one ends the bits.
  return bits.slice(1) + u(2, ((low >> 7) & 3) | 1)
}

/** The brightness of every pixel, and the colour of every fourth. */
function samples([red, green, blue]: Colour, depth: number): Buffer {
  const brightness = 0.299 * red + 0.587 * green + 0.114 * blue
  const fill = (count: number, value: number) =>
    toBytes(u(depth, Math.min(Math.round(value * 2 ** (depth - 8)), 2 ** depth - 1)).repeat(count))
  return Buffer.concat([
    fill(BLOCK * BLOCK, brightness),
    fill((BLOCK * BLOCK) / 4, (blue - brightness) / 1.772 + 128),
    fill((BLOCK * BLOCK) / 4, (red - brightness) / 1.402 + 128),
  ])
}
