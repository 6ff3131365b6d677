// Source: https://developers.google.com/speed/webp/docs/riff_container
import { exifBlock } from './exif.ts'
import type { Splice } from './splice.ts'
import type { Planned } from './window.ts'
import { withRights, xmpPacket } from './xmp.ts'

const FIRST = 12
const MOST_CHUNKS = 20_000
const MOST_PACKET = 4 * 1024 * 1024
const XMP_FLAG = 0x04
const EXIF_FLAG = 0x08
const ALPHA_FLAG = 0x10

interface Chunk {
  type: string
  at: number
  /** Of the content. */
  length: number
}

const framedLength = ({ length }: Chunk) => 8 + length + (length % 2)

export async function planWebp({ window, size, rights }: Planned): Promise<Splice[]> {
  const chunks: Chunk[] = []
  for (let at = FIRST; at + 8 <= size; at += framedLength(chunks.at(-1)!)) {
    if (chunks.length === MOST_CHUNKS) return []
    const head = await window.bytes(at, 8)
    chunks.push({ type: head.toString('latin1', 0, 4), at, length: head.readUInt32LE(4) })
  }
  const [first] = chunks
  const last = chunks.at(-1)
  // A file that is cut off, or has something behind its end, stays as it is.
  if (!first || !last || last.at + framedLength(last) !== size) return []

  const xmp = chunks.find(({ type }) => type === 'XMP ')
  const exif = chunks.find(({ type }) => type === 'EXIF')
  const before = xmp && xmp.length <= MOST_PACKET ? await window.bytes(xmp.at + 8, xmp.length) : null
  const packet = xmp ? before && withRights(before, rights) : xmpPacket(rights)
  const block = exif ? null : exifBlock(rights)
  if (!packet && !block) return []

  const flags = (xmp || packet ? XMP_FLAG : 0) | (exif || block ? EXIF_FLAG : 0)
  const header = await extendedHeader(first, flags)
  if (!header) return []
  const pieces: Splice[] = [header]
  if (xmp && packet) pieces.push({ at: xmp.at, remove: framedLength(xmp), insert: Buffer.alloc(0) })
  pieces.push({
    at: size,
    remove: 0,
    insert: Buffer.concat([
      ...(block ? [framed('EXIF', block)] : []),
      ...(packet ? [framed('XMP ', packet)] : []),
    ]),
  })
  const grown = pieces.reduce((sum, { remove, insert }) => sum + insert.length - remove, 0)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(size - 8 + grown)
  return [{ at: 4, remove: 4, insert: length }, ...pieces]

  /** A simple file becomes an extended one; null for one whose picture cannot be read. */
  async function extendedHeader(chunk: Chunk, added: number): Promise<Splice | null> {
    if (chunk.type === 'VP8X') {
      const [now = 0] = await window.bytes(chunk.at + 8, 1)
      return { at: chunk.at + 8, remove: 1, insert: Buffer.from([now | added]) }
    }
    const canvas = canvasOf(chunk.type, await window.bytes(chunk.at + 8, 10))
    if (!canvas) return null
    const content = Buffer.alloc(10)
    content[0] = added | (canvas.hasAlpha ? ALPHA_FLAG : 0)
    content.writeUIntLE(canvas.width - 1, 4, 3)
    content.writeUIntLE(canvas.height - 1, 7, 3)
    return { at: FIRST, remove: 0, insert: framed('VP8X', content) }
  }
}

/** Sources: RFC 6386, 9.1; WebP Lossless Bitstream Specification, 3. */
function canvasOf(type: string, bytes: Buffer) {
  if (bytes.length < 10) return null
  if (type === 'VP8 ')
    return {
      width: bytes.readUInt16LE(6) & 0x3fff,
      height: bytes.readUInt16LE(8) & 0x3fff,
      hasAlpha: false,
    }
  if (type !== 'VP8L' || bytes[0] !== 0x2f) return null
  const bits = bytes.readUInt32LE(1)
  return {
    width: (bits & 0x3fff) + 1,
    height: ((bits >>> 14) & 0x3fff) + 1,
    hasAlpha: (bits >>> 28) % 2 === 1,
  }
}

function framed(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 0, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}
