import type { ByteSource } from '../byte-source.ts'
import type { Collector } from '../collector.ts'
import { createExtendedXmp } from './extended-xmp.ts'

const APP1 = 0xe1
const APP13 = 0xed
const XMP = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1')
const EXTENDED_XMP = Buffer.from('http://ns.adobe.com/xmp/extension/\0', 'latin1')
const PHOTOSHOP = /^(Photoshop 3\.0\0|Adobe_Photoshop2\.5:..)/s
/** Up to four bytes of some writers' own may come first, and the zeros behind it vary. */
const EXIF = /^.{0,4}exif/is
const TIFF_HEADER = /II\*\0|MM\0\*/
/** Packets under other signatures show themselves by their beginning. */
const XMP_BEGINNING = /<\?xpacket|<x:xmpmeta|<rdf:RDF/
const HEAD_BYTES = 512
const MAX_JUNK_BYTES = 1024
/** Honest files have some dozens; the limits keep a file of empty segments from taking long. */
const MAX_SEGMENTS = 2000
/** Of EXIF and of image resources that go on over several segments. */
const MAX_JOINED_BYTES = 4 * 1024 * 1024

/**
 * Reads the segments up to the start of the picture (ISO 10918-1, annex B). APP1 holds EXIF and XMP, APP13 Photoshop's
 * image resources with IPTC; each may go on in further segments, or stand there once more.
 */
export async function readJpeg(source: ByteSource, to: Collector): Promise<void> {
  const exif: Buffer[][] = []
  const resources: Buffer[] = []
  const xmp: Buffer[] = []
  const extended = createExtendedXmp()

  for await (const { marker, data } of segmentsOf(source)) {
    const head = data.toString('latin1', 0, HEAD_BYTES)
    const packetAt = head.search(XMP_BEGINNING)
    const photoshop = PHOTOSHOP.exec(head)?.[0]
    if (marker === APP13) {
      if (photoshop) resources.push(data.subarray(photoshop.length))
    } else if (startsWith(data, EXTENDED_XMP)) extended.take(data.subarray(EXTENDED_XMP.length))
    else if (startsWith(data, XMP)) xmp.push(data.subarray(XMP.length))
    else if (EXIF.test(head)) {
      const isNew = TIFF_HEADER.test(head.slice(0, 20)) || exif.length === 0
      if (isNew) exif.push([data])
      // Without a header of its own it continues the one before.
      else exif.at(-1)?.push(data.subarray(SIGNATURE_BYTES))
    } else if (packetAt >= 0) xmp.push(data.subarray(packetAt))
  }

  for (const parts of exif) await to.exif(joined(parts))
  for (const packet of xmp) to.xmp(packet)
  const more = extended.packet(xmp)
  if (more) to.xmp(more)
  // Cameras write an empty form of IPTC into EXIF, which stays there when people fill in the real one.
  await to.photoshop(joined(resources), true)
}

const SIGNATURE_BYTES = 6

const startsWith = (data: Buffer, signature: Buffer) => data.subarray(0, signature.length).equals(signature)

function joined(parts: Buffer[]): Buffer {
  const [first] = parts
  return first && parts.length === 1 ? first : Buffer.concat(parts).subarray(0, MAX_JOINED_BYTES)
}

interface Segment {
  marker: number
  data: Buffer
}

/** The segments that may hold metadata. */
async function* segmentsOf(source: ByteSource): AsyncGenerator<Segment> {
  let at = 2
  for (let count = 0; count < MAX_SEGMENTS; count++) {
    const head = source.peek(at, 4) ?? (await source.read(at, 4))
    if (head.length < 4) return
    if (head[0] !== 0xff) {
      // Some editors leave bytes of their own between segments.
      const next = nextMarker(await source.read(at, MAX_JUNK_BYTES))
      if (next < 0) return
      at += next
      continue
    }
    const marker = head[1] ?? 0
    // A marker may be padded by any number of FF.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xda || marker === 0xd9) return
    const length = head.readUInt16BE(2)
    if (length < 2) return
    if (marker === APP1 || marker === APP13)
      yield { marker, data: source.peek(at + 4, length - 2) ?? (await source.read(at + 4, length - 2)) }
    at += 2 + length
  }
}

/** Where the next application segment or table begins; -1 for nowhere. */
function nextMarker(bytes: Buffer): number {
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xdb || (marker >= 0xe0 && marker <= 0xef)) return at
  }
  return -1
}
