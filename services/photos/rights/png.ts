// Source: Portable Network Graphics, third edition, 11.3; XMP Specification Part 3, 1.1.5.
import { crc32 } from 'node:zlib'
import { exifBlock } from './exif.ts'
import type { Splice } from './splice.ts'
import type { Planned } from './window.ts'
import { withRights, xmpPacket } from './xmp.ts'

const KEYWORD = Buffer.from('XML:com.adobe.xmp\0', 'latin1')
/** Not compressed, no language, no translation. */
const PLAIN = Buffer.alloc(4)
/** Behind the signature and the chunk that must be first. */
const FIRST = 8
const SECOND = 33
const MOST_CHUNKS = 1000
const MOST_PACKET = 4 * 1024 * 1024

export async function planPng({ window, rights }: Planned): Promise<Splice[]> {
  const block = exifBlock(rights)
  let hasExif = false
  let own: Splice | null = null
  let hasXmp = false
  for (let at = FIRST, seen = 0; seen < MOST_CHUNKS; seen++) {
    const head = await window.bytes(at, 8)
    const type = head.toString('latin1', 4, 8)
    if (head.length < 8 || type === 'IDAT' || type === 'IEND') break
    const length = head.readUInt32BE(0)
    if (type === 'eXIf') hasExif = true
    if (type === 'iTXt' && (await window.bytes(at + 8, KEYWORD.length)).equals(KEYWORD)) {
      hasXmp = true
      own = await merged(at, length)
    }
    at += 12 + length
  }

  /** Null for a packet that is compressed, or cannot be added to. */
  async function merged(at: number, length: number): Promise<Splice | null> {
    const start = KEYWORD.length + PLAIN.length
    if (length > MOST_PACKET || length < start) return null
    const content = await window.bytes(at + 8, length)
    if (!content.subarray(KEYWORD.length, start).equals(PLAIN)) return null
    const packet = withRights(content.subarray(start), rights)
    return packet && { at, remove: 12 + length, insert: xmpChunk(packet) }
  }

  const added = [
    ...(hasXmp ? [] : [xmpChunk(xmpPacket(rights))]),
    ...(block && !hasExif ? [chunk('eXIf', block)] : []),
  ]
  return [
    ...(added.length > 0 ? [{ at: SECOND, remove: 0, insert: Buffer.concat(added) }] : []),
    ...(own ? [own] : []),
  ]
}

const xmpChunk = (packet: Buffer) => chunk('iTXt', Buffer.concat([KEYWORD, PLAIN, packet]))

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const framed = Buffer.alloc(8 + named.length)
  framed.writeUInt32BE(content.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), 4 + named.length)
  return framed
}
