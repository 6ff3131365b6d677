// Containers built byte by byte for the tests, as writers other than `sharp` build them.
import { crc32, deflateSync } from 'node:zlib'
import type { ByteSource } from './byte-source.ts'
import { createByteSource } from './byte-source.ts'

export const u16 = (...values: number[]) =>
  Buffer.concat(values.map((value) => Buffer.from([(value >> 8) & 255, value & 255])))
export const u32 = (...values: number[]) =>
  Buffer.concat(
    values.map((value) => Buffer.from([value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255])),
  )

export interface Counted extends ByteSource {
  reads: number
  bytes: number
}

/** A file as storage gives it, which counts what is asked of it. */
export function counted(file: Buffer): Counted {
  const source = createByteSource(file.length, async (start, end) => {
    counts.reads += 1
    counts.bytes += end - start
    return file.subarray(start, end)
  })
  const counts = { reads: 0, bytes: 0, ...source }
  return counts
}

export const jpegOf = (...segments: Buffer[]) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...segments,
    Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]),
  ])

export const app = (number: number, ...parts: (Buffer | string)[]) => {
  const data = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  )
  return Buffer.concat([Buffer.from([0xff, 0xe0 + number]), u16(data.length + 2), data])
}

/** A piece of extended XMP. */
export const xmpPiece = (guid: string, packet: Buffer, start: number, end: number, total = packet.length) =>
  app(1, 'http://ns.adobe.com/xmp/extension/\0', guid, u32(total, start), packet.subarray(start, end))

/** An image resource of Photoshop. */
export const resource = (id: number, data: Buffer) =>
  Buffer.concat([Buffer.from('8BIM'), u16(id, 0), u32(data.length), data, Buffer.alloc(data.length % 2)])

export const chunk = (type: string, ...parts: (Buffer | string)[]) => {
  const data = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  )
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([u32(data.length), named, u32(crc32(named))])
}

export const pngOf = (...chunks: Buffer[]) =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.alloc(13)),
    ...chunks,
    chunk('IEND'),
  ])

/** A text with a profile in hexadecimal digits, as ImageMagick writes it. */
export function rawProfile(kind: string, profile: Buffer, type: 'tEXt' | 'zTXt' | 'iTXt' = 'zTXt'): Buffer {
  const digits = profile.toString('hex').replace(/.{72}/g, '$&\n')
  const text = Buffer.from(`\n${kind}\n${String(profile.length).padStart(8)}\n${digits}\n`)
  const keyword = `Raw profile type ${kind}\0`
  if (type === 'tEXt') return chunk(type, keyword, text)
  if (type === 'zTXt') return chunk(type, keyword, '\0', deflateSync(text))
  return chunk(type, keyword, '\x01\0\0\0', deflateSync(text))
}

export const box = (type: string, ...parts: (Buffer | string)[]) => {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  )
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body])
}

export const riff = (type: string, data: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(data.length)
  return Buffer.concat([Buffer.from(type), length, data, Buffer.alloc(data.length % 2)])
}

export interface Field {
  tag: number
  type: number
  count: number
  /** Bytes of the value itself where they fit, or where they are. */
  value: Buffer | number
}

/** A directory of a little-endian TIFF. */
export function ifd(fields: Field[], { isBig = false, next = 0 } = {}): Buffer {
  const word = (value: number) => {
    const bytes = Buffer.alloc(isBig ? 8 : 4)
    bytes.writeUIntLE(value, 0, isBig ? 6 : 4)
    return bytes
  }
  const short = (value: number) => Buffer.from([value & 255, value >> 8])
  const entries = fields.map(({ tag, type, count, value }) => {
    const inline = word(0)
    if (Buffer.isBuffer(value)) value.copy(inline)
    return Buffer.concat([
      short(tag),
      short(type),
      word(count),
      typeof value === 'number' ? word(value) : inline,
    ])
  })
  const head = isBig ? word(fields.length) : short(fields.length)
  return Buffer.concat([head, ...entries, word(next)])
}

/** A little-endian TIFF of this many bytes with these pieces in their places; the directory comes first. */
export function tiffWith(
  size: number,
  first: number,
  pieces: [at: number, bytes: Buffer][],
  isBig = false,
): Buffer {
  const file = Buffer.alloc(size)
  file.write(isBig ? 'II+\0\x08\0\0\0' : 'II*\0', 'latin1')
  file.writeUInt32LE(first, isBig ? 8 : 4)
  for (const [at, bytes] of pieces) bytes.copy(file, at)
  return file
}

export const ascii = (tag: number, text: string, at: number): Field => ({
  tag,
  type: 2,
  count: text.length + 1,
  value: text.length < 4 ? Buffer.from(`${text}\0`) : at,
})
