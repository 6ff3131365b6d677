// A new first directory behind the end of the file, with the packet as a tag: everything that the old one points to
// stays where it is. Source: TIFF 6.0, section 2; XMP Specification Part 3, 1.1.6.
import type { Splice } from './splice.ts'
import type { Planned } from './window.ts'
import { withRights, xmpPacket } from './xmp.ts'

const XMP = 700
const BYTE = 1
const UNDEFINED = 7
const ENTRY = 12
/** No real directory has as many. */
const MOST_ENTRIES = 1000
const MOST_PACKET = 4 * 1024 * 1024
/** Offsets have four bytes. */
const LARGEST = 2 ** 32 - 1

export async function planTiff({ window, size, rights }: Planned): Promise<Splice[]> {
  const head = await window.bytes(0, 8)
  const isLittle = head.toString('latin1', 0, 2) === 'II'
  const number = {
    read16: (bytes: Buffer, at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)),
    read32: (bytes: Buffer, at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)),
    write16: (bytes: Buffer, value: number, at: number) =>
      isLittle ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at),
    write32: (bytes: Buffer, value: number, at: number) =>
      isLittle ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at),
  }
  // BigTIFF has another number here.
  if (!['II', 'MM'].includes(head.toString('latin1', 0, 2)) || number.read16(head, 2) !== 42) return []
  const at = number.read32(head, 4)
  const counted = await window.bytes(at, 2)
  const count = counted.length === 2 ? number.read16(counted, 0) : 0
  if (count === 0 || count > MOST_ENTRIES) return []
  const directory = await window.bytes(at + 2, count * ENTRY + 4)
  if (directory.length < count * ENTRY + 4) return []

  const entries = Array.from({ length: count }, (_, index) =>
    directory.subarray(index * ENTRY, (index + 1) * ENTRY),
  )
  const next = directory.subarray(count * ENTRY)
  const tagOf = (entry: Buffer) => number.read16(entry, 0)
  const own = entries.find((entry) => tagOf(entry) === XMP)
  const packet = own ? await merged(own) : xmpPacket(rights)
  if (!packet) return []

  const start = size + (size % 2)
  const padded = packet.length % 2 === 0 ? packet : Buffer.concat([packet, Buffer.from(' ')])
  const kept = entries.filter((entry) => entry !== own)
  const added = Buffer.alloc(ENTRY)
  number.write16(added, XMP, 0)
  number.write16(added, BYTE, 2)
  number.write32(added, packet.length, 4)
  number.write32(added, start, 8)
  const sorted = [...kept, added].sort((one, other) => tagOf(one) - tagOf(other))
  const begin = Buffer.alloc(2)
  number.write16(begin, sorted.length, 0)
  const appended = Buffer.concat([Buffer.alloc(size % 2), padded, begin, ...sorted, next])
  if (size + appended.length > LARGEST) return []
  const pointer = Buffer.alloc(4)
  number.write32(pointer, start + padded.length, 0)
  return [
    { at: 4, remove: 4, insert: pointer },
    { at: size, remove: 0, insert: appended },
  ]

  async function merged(entry: Buffer): Promise<Buffer | null> {
    const length = number.read32(entry, 4)
    const isBytes = [BYTE, UNDEFINED].includes(number.read16(entry, 2))
    if (!isBytes || length > MOST_PACKET || length <= 4) return null
    return withRights(await window.bytes(number.read32(entry, 8), length), rights)
  }
}
