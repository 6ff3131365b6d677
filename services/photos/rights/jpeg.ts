// Source: ISO/IEC 10918-1, annex B; XMP Specification Part 3, 1.1.3; EXIF 2.32, 4.5.4.
import { exifBlock } from './exif.ts'
import { iptcBlock } from './iptc.ts'
import type { Splice } from './splice.ts'
import type { Planned } from './window.ts'
import { withRights, xmpPacket } from './xmp.ts'

const XMP = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1')
const EXIF = Buffer.from('Exif\0\0', 'latin1')
const PHOTOSHOP = Buffer.from('Photoshop 3.0\0', 'latin1')
const APP0 = 0xe0
const APP1 = 0xe1
const APP13 = 0xed
/** Bytes of a segment's content. */
const LONGEST = 65_533
/** No real file has as many before its pixels. */
const MOST_SEGMENTS = 1000

interface Segment {
  marker: number
  at: number
  /** With its marker and length. */
  length: number
}

export async function planJpeg({ window, rights }: Planned): Promise<Splice[]> {
  const segments: Segment[] = []
  for (let at = 2; segments.length < MOST_SEGMENTS; ) {
    const head = await window.bytes(at, 4)
    if (head.length < 4 || head[0] !== 0xff) break
    const marker = head[1]!
    const length = 2 + head.readUInt16BE(2)
    if (marker < APP0 || marker > 0xef || length < 4) break
    segments.push({ marker, at, length })
    at += length
  }
  const begins = async ({ at }: Segment, name: Buffer) =>
    (await window.bytes(at + 4, name.length)).equals(name)
  const find = async (marker: number, name: Buffer) => {
    for (const each of segments) if (each.marker === marker && (await begins(each, name))) return each
    return null
  }
  const exif = await find(APP1, EXIF)
  const xmp = await find(APP1, XMP)
  const splices: Splice[] = []

  // Offsets of pictures behind the first count from a later segment, so what is new stands before all of these.
  const jfif = segments[0]?.marker === APP0 ? segments[0] : null
  const isExifFirst = exif !== null && exif.at <= (jfif ? jfif.at + jfif.length : 2)
  const anchor = isExifFirst ? exif : jfif
  const at = anchor ? anchor.at + anchor.length : 2
  const added: Buffer[] = []
  const block = exifBlock(rights)
  if (!exif && block) added.push(segment(APP1, EXIF, block))
  if (!xmp) added.push(segment(APP1, XMP, xmpPacket(rights)))
  const iptc = iptcBlock(rights)
  if (iptc && !(await find(APP13, PHOTOSHOP))) added.push(segment(APP13, Buffer.alloc(0), iptc))
  if (added.length > 0) splices.push({ at, remove: 0, insert: Buffer.concat(added) })

  if (xmp) {
    const start = xmp.at + 4 + XMP.length
    const packet = withRights(await window.bytes(start, xmp.at + xmp.length - start), rights)
    const isFitting = packet !== null && packet.length + XMP.length <= LONGEST
    if (isFitting) splices.push({ at: xmp.at, remove: xmp.length, insert: segment(APP1, XMP, packet) })
  }
  return splices.sort((one, other) => one.at - other.at)
}

function segment(marker: number, name: Buffer, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(2 + name.length + content.length, 2)
  return Buffer.concat([head, name, content])
}
